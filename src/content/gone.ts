import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Post } from '../model.ts'
import type { StoredPost } from './read-posts.ts'

const heading =
  '# Addresses of posts that were removed for good, one a line. The site lists them in gone.txt.\n'

/** Read `gone.txt` of a content folder: addresses of posts that were removed; there need be none. `#` begins a comment. */
export async function readGone(contentDirectory: string): Promise<readonly string[]> {
  const text = await readFile(fileOf(contentDirectory), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n').map(line => line.replace(/#.*/, '').trim())
  return lines.filter(line => line.startsWith('/'))
}

/** Add the addresses of removed posts to those gone before; one that `posts` have, by permalink or alias, is not gone. */
export function goneAfter(
  before: readonly string[],
  removed: readonly StoredPost[],
  posts: readonly Post[],
): readonly string[] {
  const left = removed.flatMap(({ post }) => addressesOf(post))
  const live = new Set(posts.flatMap(addressesOf))
  return [...new Set([...before, ...left])].filter(address => !live.has(address)).sort()
}

/** Write `gone.txt`, whole or not at all. */
export async function writeGone(contentDirectory: string, gone: readonly string[]): Promise<void> {
  const file = fileOf(contentDirectory)
  const draft = path.join(contentDirectory, `.${path.basename(file)}.draft`)
  await mkdir(contentDirectory, { recursive: true })
  await writeFile(draft, heading + gone.map(address => `${address}\n`).join(''))
  await rename(draft, file)
}

function addressesOf({ permalink, aliases = [] }: Post): readonly string[] {
  return [permalink, ...aliases]
}

function fileOf(contentDirectory: string): string {
  return path.join(contentDirectory, 'gone.txt')
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeWhole } from './durable-files.ts'
import type { ImportPlan } from './plan-import.ts'

const heading =
  '# Addresses of posts that were removed for good, one a line. The site lists them in gone.txt.\n'

/** Read `gone.txt` of a content folder: addresses of posts that were removed; there need be none. `#` begins a comment. */
export async function readGone(contentDirectory: string): Promise<readonly string[]> {
  const lines = (await readText(contentDirectory)).split('\n').map(line => line.replace(/#.*/, '').trim())
  return lines.filter(line => line.startsWith('/'))
}

/** List the addresses that a plan leaves without a post: those of removed posts that lead to no other one. */
export function leftBehind({ removed, changed, moved }: ImportPlan): readonly string[] {
  const inherited = new Set([...changed, ...moved].flatMap(({ post }) => post.aliases ?? []))
  return removed
    .flatMap(({ post }) => [post.permalink, ...(post.aliases ?? [])])
    .filter(address => !inherited.has(address))
}

/** Add addresses to `gone.txt`, whole or not at all; what the curator wrote there stays. */
export async function addGone(contentDirectory: string, addresses: readonly string[]): Promise<void> {
  const known = new Set(await readGone(contentDirectory))
  const fresh = addresses.filter(address => !known.has(address))
  if (fresh.length === 0) return
  const text = (await readText(contentDirectory)) || heading
  const lines = [...(text.endsWith('\n') ? [] : ['']), ...fresh, '']
  await writeWhole(fileOf(contentDirectory), text + lines.join('\n'))
}

async function readText(contentDirectory: string): Promise<string> {
  try {
    return await readFile(fileOf(contentDirectory), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

function fileOf(contentDirectory: string): string {
  return path.join(contentDirectory, 'gone.txt')
}

import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type RuleId, rules } from '../feed/rules.ts'
import type { Diagnostic, Post } from '../model.ts'
import { parsePost } from './front-matter.ts'

/** A post with the file it was read from. */
export interface StoredPost {
  /** Below the content folder, with `/` on every system. */
  readonly path: string
  readonly text: string
  readonly post: Post
}

export interface PostStore {
  /** By path. */
  readonly stored: readonly StoredPost[]
  /** Files that are there but cannot be read as posts. */
  readonly unreadable: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Files read at once: enough to hide the disk's latency, few enough for any limit of open files. */
const filesAtOnce = 64

/**
 * Read every post of a content folder. A file that is no post is reported and left out. A folder that does not exist
 * holds no posts. Tells how many files it has read. Throws what the file system throws.
 */
export async function readStore(
  contentDirectory: string,
  onProgress?: (done: number, of: number) => void,
): Promise<PostStore> {
  const paths = await listPosts(contentDirectory)
  const stored = new Map<string, StoredPost>()
  const unreadable: string[] = []
  const diagnostics: Diagnostic[] = []
  const refuse = (file: string, rule: RuleId, line: number, message: string) => {
    const { severity } = rules[rule]
    unreadable.push(file)
    diagnostics.push({ rule, severity, file: path.join(contentDirectory, file), line, column: 1, message })
  }
  for (let start = 0; start < paths.length; start += filesAtOnce) {
    const batch = paths.slice(start, start + filesAtOnce)
    const texts = await Promise.all(batch.map(file => readFile(path.join(contentDirectory, file), 'utf8')))
    for (const [index, text] of texts.entries()) {
      const file = batch[index] ?? ''
      const parsed = parsePost(text)
      if (parsed.kind === 'problem') {
        refuse(file, 'front-matter', parsed.problem.line, parsed.problem.message)
        continue
      }
      const { permalink } = parsed.post
      const first = stored.get(permalink)
      if (first) {
        const line = text.split('\n').findIndex(line => line.startsWith('permalink:')) + 1
        const message = `Unexpected permalink \`${permalink}\` of ${first.path}, expected one of its own`
        refuse(file, 'permalink-duplicate', line, message)
      } else stored.set(permalink, { path: file, text, post: parsed.post })
    }
    onProgress?.(Math.min(start + filesAtOnce, paths.length), paths.length)
  }
  return { stored: [...stored.values()], unreadable, diagnostics }
}

/** Read the posts of a content folder without their files. */
export async function readPosts(
  contentDirectory: string,
  onProgress?: (done: number, of: number) => void,
): Promise<{ readonly posts: readonly Post[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { stored, diagnostics } = await readStore(contentDirectory, onProgress)
  return { posts: stored.map(({ post }) => post), diagnostics }
}

async function listPosts(contentDirectory: string): Promise<string[]> {
  const root = path.join(contentDirectory, 'posts')
  if (!existsSync(root)) return []
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && entry.name.endsWith('.md') && !entry.name.startsWith('.'))
    .map(entry =>
      path.relative(contentDirectory, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    )
    .sort()
}

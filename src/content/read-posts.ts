import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
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

export interface ReadOptions {
  /** Called with how many files have been read, of how many. */
  readonly onProgress?: (done: number, of: number) => void
}

/** Files read between two reports of progress. */
const filesBetweenReports = 64

/**
 * Read every post of a content folder into memory. A file that is no post is reported and left out. A folder that does
 * not exist holds no posts. Throws what the file system throws.
 *
 * There is no cache of parsed files: reading 10,000 posts takes half a second, and what is read is always what is there.
 */
export async function readStore(
  contentDirectory: string,
  { onProgress }: ReadOptions = {},
): Promise<PostStore> {
  const paths = listPosts(contentDirectory)
  const stored = new Map<string, StoredPost>()
  const unreadable: string[] = []
  const diagnostics: Diagnostic[] = []
  const refuse = (file: string, rule: RuleId, line: number, message: string) => {
    const { severity } = rules[rule]
    unreadable.push(file)
    diagnostics.push({ rule, severity, file: path.join(contentDirectory, file), line, column: 1, message })
  }
  for (const [index, file] of paths.entries()) {
    // Synchronous calls: for many small files they take a fraction of the time of their asynchronous counterparts.
    const text = readFileSync(path.join(contentDirectory, file), 'utf8')
    const parsed = parsePost(text)
    if (parsed.kind === 'problem') {
      refuse(file, 'front-matter', parsed.problem.line, parsed.problem.message)
    } else {
      const { permalink } = parsed.post
      const first = stored.get(permalink)
      if (first) {
        const line = text.split('\n').findIndex(line => line.startsWith('permalink:')) + 1
        const message = `Unexpected permalink \`${permalink}\` of ${first.path}, expected one of its own`
        refuse(file, 'permalink-duplicate', line, message)
      } else stored.set(permalink, { path: file, text, post: parsed.post })
    }
    const done = index + 1
    if (done % filesBetweenReports === 0 || done === paths.length) {
      onProgress?.(done, paths.length)
      // Let the progress line be drawn.
      await setImmediate()
    }
  }
  return { stored: [...stored.values()], unreadable, diagnostics }
}

/** Read the posts of a content folder without their files. */
export async function readPosts(
  contentDirectory: string,
  options?: ReadOptions,
): Promise<{ readonly posts: readonly Post[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { stored, diagnostics } = await readStore(contentDirectory, options)
  return { posts: stored.map(({ post }) => post), diagnostics }
}

/** List the files of posts by their paths below the content folder, in their order. */
function listPosts(contentDirectory: string): string[] {
  const paths: string[] = []
  const visit = (folder: string) => {
    for (const entry of readdirSync(path.join(contentDirectory, folder), { withFileTypes: true })) {
      const { name } = entry
      if (entry.isDirectory()) visit(`${folder}/${name}`)
      else if (entry.isFile() && name.endsWith('.md') && !name.startsWith('.'))
        paths.push(`${folder}/${name}`)
    }
  }
  if (existsSync(path.join(contentDirectory, 'posts'))) visit('posts')
  return paths.sort()
}

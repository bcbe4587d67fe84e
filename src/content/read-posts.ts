import { lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { InputError } from '../errors.ts'
import { type RuleId, rules } from '../feed/rules.ts'
import type { Diagnostic, Post } from '../model.ts'
import { lineOfKey, parsePost } from './front-matter.ts'
import { isOfNewerFormat } from './import-mark.ts'
import { type FoundFile, listFiles } from './list-files.ts'
import { createPermalinks } from './permalinks.ts'
import { salvagePost } from './salvage-post.ts'

/** A post with the file it was read from. */
export interface StoredPost {
  /** Below the content folder, with `/` on every system. */
  readonly path: string
  readonly text: string
  readonly post: Post
}

export interface PostStore {
  /** In the order of `comparePaths`. */
  readonly stored: readonly StoredPost[]
  /**
   * Files that cannot be read as posts, or whose permalink is another's, with what could be read of them (`salvagePost`):
   * they keep their file, number and permalink until they are mended.
   */
  readonly unreadable: readonly StoredPost[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface ReadOptions {
  /** Called with how many files have been read, of how many. */
  readonly onProgress?: (done: number, of: number) => void
}

/** Files read between two reports of progress. */
const filesBetweenReports = 64

/**
 * Read every post of a content folder into memory; symbolic links are followed. A file that is no post is reported and
 * left out. A folder that does not exist holds no posts. Throws InputError for a post of a newer version, of which nothing
 * can be said, and what the file system throws.
 *
 * There is no cache of parsed files: reading 10,000 posts takes half a second, and what is read is always what is there.
 */
export async function readStore(
  contentDirectory: string,
  { onProgress }: ReadOptions = {},
): Promise<PostStore> {
  const files = listPosts(contentDirectory)
  const byPermalink = new Map<string, StoredPost>()
  const unreadable: StoredPost[] = []
  const diagnostics: Diagnostic[] = []
  const refuse = (stored: StoredPost, rule: RuleId, line: number, message: string) => {
    const { severity } = rules[rule]
    unreadable.push(stored)
    const file = path.join(contentDirectory, stored.path)
    diagnostics.push({ rule, severity, file, line, column: 1, message })
  }
  const refuseDouble = (stored: StoredPost, owner: StoredPost) => {
    const { permalink } = stored.post
    const other = owner.post.permalink
    const isSame = other === permalink
    const what = isSame ? `\`${permalink}\`` : `\`${permalink}\` beside \`${other}\``
    const message = `Unexpected permalink ${what} of ${owner.path}, expected one of its own`
    const line = lineOfKey(stored.text, 'permalink')
    refuse(stored, isSame ? 'permalink-duplicate' : 'front-matter', line, message)
  }
  const read = ({ path: file, problem }: PostFile) => {
    // Synchronous calls: for many small files they take a fraction of the time of their asynchronous counterparts.
    const text = problem === undefined ? readFileSync(path.join(contentDirectory, file), 'utf8') : ''
    if (isOfNewerFormat(text))
      throw new InputError(
        `Unexpected post of a newer version of Tidings in \`${path.join(contentDirectory, file)}\`, expected one that this version knows: \`npm update tidings\` brings the newest.`,
      )
    const parsed = problem === undefined ? parsePost(text) : notAFile(problem)
    if (parsed.kind === 'problem') {
      const { line, message } = parsed.problem
      refuse({ path: file, text, post: salvagePost(text, file) }, 'front-matter', line, message)
      return
    }
    const stored = { path: file, text, post: parsed.post }
    // Two paths that differ by case only are one folder on some systems.
    const key = parsed.post.permalink.toLowerCase()
    const first = byPermalink.get(key)
    if (first && (isAtOwnAddress(first.post) || !isAtOwnAddress(stored.post))) {
      refuseDouble(stored, first)
      return
    }
    if (first) refuseDouble(first, stored)
    // Files stay in their order.
    byPermalink.delete(key)
    byPermalink.set(key, stored)
  }
  for (const [index, file] of files.entries()) {
    read(file)
    const done = index + 1
    if (done % filesBetweenReports === 0 || done === files.length) {
      onProgress?.(done, files.length)
      // Let the progress line be drawn.
      await setImmediate()
    }
  }
  return { stored: [...byPermalink.values()], unreadable, diagnostics }
}

/** Read the posts of a content folder without their files. */
export async function readPosts(
  contentDirectory: string,
  options?: ReadOptions,
): Promise<{ readonly posts: readonly Post[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { stored, diagnostics } = await readStore(contentDirectory, options)
  return { posts: stored.map(({ post }) => post), diagnostics }
}

/** Compare paths of posts: in the order of their names, `…-001.md` before `…-001-2.md`. */
export function comparePaths(one: { readonly path: string }, other: { readonly path: string }): number {
  const [a, b] = [one.path.slice(0, -'.md'.length), other.path.slice(0, -'.md'.length)]
  if (a !== b) return a < b ? -1 : 1
  return one.path < other.path ? -1 : 1
}

/** Whether a post has the address that import gives to its day and number: a post keeps it when another is set to it. */
function isAtOwnAddress(post: Post): boolean {
  return post.permalink === createPermalinks(() => false)(post)
}

function notAFile(message: string) {
  return { kind: 'problem' as const, problem: { line: 1, message } }
}

interface PostFile {
  /** Below the content folder. */
  readonly path: string
  /** Why it cannot be read. */
  readonly problem?: string
}

/** List the files of posts, in the order of `comparePaths`. */
function listPosts(contentDirectory: string): readonly PostFile[] {
  const folder = path.join(contentDirectory, 'posts')
  // A link that leads nowhere is there, and listing it throws: a site without a post would be made of it.
  if (!lstatSync(folder, { throwIfNoEntry: false })) return []
  return listFiles(folder)
    .filter(({ path }) => /\.md$/i.test(path))
    .map(({ path, kind }) => ({ path: `posts/${path}`, ...problems[kind] }))
    .sort(comparePaths)
}

/** What is wrong with something that is named as a post's file. */
const problems: Readonly<Record<FoundFile['kind'], Pick<PostFile, 'problem'>>> = {
  file: {},
  folder: { problem: 'Unexpected folder, expected a file' },
  lost: { problem: 'Unexpected link to what is not there, expected a file' },
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { createFingerprint, type Fingerprint } from '../build/cache/fingerprint.ts'
import type { KeptByKey } from '../build/cache/kept-by-key.ts'
import { createLateFields } from '../build/late-fields.ts'
import { type RuleId, rules } from '../feed/rules.ts'
import { type Diagnostic, headerOf, type Post } from '../model.ts'
import { parsePost } from './front-matter.ts'
import { readPostFiles } from './read-post-files.ts'

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

/** What is known of a post's file from the last time it was read: all but its body, and the fingerprint of all. */
export interface KnownPost {
  readonly header: Omit<Post, 'body'>
  readonly print: string
}

export interface ReadOptions {
  /** By folder, and by name and state of the file. A file in the state it had is not read before its text is asked for. */
  readonly kept?: KeptByKey<KnownPost> | undefined
  /** Told the posts that are known. */
  readonly fingerprint?: Fingerprint
  /** Told how many files have been read. */
  readonly onProgress?: (done: number, of: number) => void
}

/** Files between two reports of how far it has come. */
const filesBetweenReports = 64

/**
 * Read every post of a content folder. A file that is no post is reported and left out. A folder that does not exist
 * holds no posts. Throws what the file system throws, also where a post's text is read later.
 */
export async function readStore(
  contentDirectory: string,
  { kept, fingerprint = createFingerprint(), onProgress }: ReadOptions = {},
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
  const keep = (found: StoredPost) => {
    const { permalink } = found.post
    const first = stored.get(permalink)
    if (first) {
      const line = found.text.split('\n').findIndex(line => line.startsWith('permalink:')) + 1
      const message = `Unexpected permalink \`${permalink}\` of ${first.path}, expected one of its own`
      refuse(found.path, 'permalink-duplicate', line, message)
    } else stored.set(permalink, found)
  }
  let done = 0
  const onRead = (files: number) => {
    const reports = Math.floor(done / filesBetweenReports)
    done += files
    if (Math.floor(done / filesBetweenReports) > reports || done === paths.length)
      onProgress?.(done, paths.length)
  }
  const states = new Map(kept && paths.map(file => [file, lookUp(contentDirectory, file, kept)]))
  const unknown = paths.filter(file => !states.get(file)?.known)
  if (unknown.length < paths.length) onRead(paths.length - unknown.length)
  const files = await readPostFiles(contentDirectory, unknown, { fingerprint, onRead })
  for (const file of paths) {
    const read = files.get(file)
    const { state, known } = states.get(file) ?? {}
    if (read?.kind === 'problem') {
      refuse(file, 'front-matter', read.problem.line, read.problem.message)
    } else if (read) {
      const { text, post } = read
      if (state !== undefined)
        kept?.set(periodOf(file), state, { header: headerOf(post), print: fingerprint(post) })
      keep({ path: file, text, post })
    } else if (known && state !== undefined) {
      const found = readLater(contentDirectory, file, known.header, state)
      fingerprint.know(found.post, known.print)
      keep(found)
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

/** So old a change of a file is sure to differ in its time from any later one. */
const settledAfter = 2_000

/** Tell the state of a post's file, where it has one, and what is known of the file in that state. */
function lookUp(
  contentDirectory: string,
  file: string,
  kept: KeptByKey<KnownPost>,
): { readonly state?: string; readonly known?: KnownPost | undefined } {
  const state = stateOf(contentDirectory, file)
  return state === undefined ? {} : { state, known: kept.get(periodOf(file), state) }
}

/** What is kept of a file stands with that of its folder. */
function periodOf(file: string): string {
  return path.dirname(file).replaceAll('/', '-')
}

/**
 * Name a file with its state: a file of one name is as it was where its size, times and place on the disk are. Undefined
 * for one that changed just now: it could do so once more within the steps of the file system's clock.
 */
function stateOf(contentDirectory: string, file: string): string | undefined {
  const { size, mtimeMs, ctimeMs, ino } = statSync(path.join(contentDirectory, file))
  if (Date.now() - Math.max(mtimeMs, ctimeMs) < settledAfter) return undefined
  return [path.basename(file), size, mtimeMs, ctimeMs, ino].join(' ')
}

/** A post's file changed between two readings of it. */
export class ChangedFileError extends Error {
  override readonly name = 'ChangedFileError'
}

const withText = createLateFields<Pick<StoredPost, 'text'>>(['text'])
const withBody = createLateFields<Pick<Post, 'body'>>(['body'])

function readLater(
  contentDirectory: string,
  file: string,
  header: Omit<Post, 'body'>,
  state: string,
): StoredPost {
  const source = new LateFile(contentDirectory, file, state)
  return withText({ path: file, post: withBody(header, source) }, source)
}

/** A post's file that is read when it is asked for. What was known of it is only true together with the text it had then. */
class LateFile {
  readonly #contentDirectory: string
  readonly #file: string
  readonly #state: string
  #text: string | undefined
  #body: string | undefined

  constructor(contentDirectory: string, file: string, state: string) {
    this.#contentDirectory = contentDirectory
    this.#file = file
    this.#state = state
  }

  get text(): string {
    this.#text ??= this.#read()
    return this.#text
  }

  get body(): string {
    this.#body ??= this.#parse()
    return this.#body
  }

  #read(): string {
    const text = readFileSync(path.join(this.#contentDirectory, this.#file), 'utf8')
    return stateOf(this.#contentDirectory, this.#file) === this.#state ? text : this.#refuse()
  }

  #parse(): string {
    const parsed = parsePost(this.text)
    return parsed.kind === 'post' ? parsed.post.body : this.#refuse()
  }

  #refuse(): never {
    throw new ChangedFileError(
      `Unexpected change of \`${path.join(this.#contentDirectory, this.#file)}\` while it was read, expected it to stay as it is for so long. Run the command again.`,
    )
  }
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

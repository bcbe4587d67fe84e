import matter from 'gray-matter'
import { CORE_SCHEMA, dump, FAILSAFE_SCHEMA, load, type Schema, YAMLException } from 'js-yaml'
import { z } from 'zod'
import { readDay } from '../feed/dates.ts'
import { isHandle } from '../feed/handle.ts'
import { trimBlankLines } from '../markdown/lines.ts'
import type { Post } from '../model.ts'
import { findAddressProblem, isPageOfSite } from './permalinks.ts'

/*
 * One YAML library reads and writes: js-yaml, as the engine of gray-matter. The `yaml` package could change a document in
 * place and keep its comments, but prints the whole of it anew: spaces before comments, indents, blank lines and numbers
 * such as `0x1F` come out otherwise, while import promises to leave to the byte what it does not change (`rewriteFile`).
 * It also takes six times as long to read.
 */

/** What front matter says of a post. */
export type PostHeader = Omit<Post, 'body'>

/** A file of content/posts that cannot be read: what is wrong and in which line. */
export interface FrontMatterProblem {
  readonly line: number
  readonly message: string
}

interface ParseProblem {
  readonly kind: 'problem'
  readonly problem: FrontMatterProblem
}

export type ParsedPost = { readonly kind: 'post'; readonly post: Post } | ParseProblem

const text = z.string('expected text').min(1, 'expected text')
const handle = text.refine(isHandle, 'expected 1 to 20 of A–Z, a–z, 0–9, _')
const partHead = z.object(
  { kind: z.enum(['post', 'thread', 'quote'], 'expected `post`, `thread` or `quote`'), author: text, handle },
  'expected `{kind: …, author: …, handle: …}`',
)
const address = text.superRefine((path, context) => {
  const expected = findAddressProblem(path)
  if (expected !== undefined) context.addIssue({ code: 'custom', message: expected })
})
const ownAddress = address.refine(path => !isPageOfSite(path), 'expected a path that is no page of the site')
/** Obsidian writes a date with or without a time behind it. */
const day = text
  .transform(written => written.replace(/T.*$/, ''))
  .refine(
    written => readDay(written) === written && written >= '0001-01-01',
    'expected a day written `YYYY-MM-DD`',
  )
/** A list as YAML, as Obsidian's `a, b`, or a single value. Empty items are none. */
export const list = z
  .union([z.string(), z.array(z.string().nullable())], 'expected a list')
  .transform(value => (typeof value === 'string' ? value.split(',') : value))
  .transform(items => items.flatMap(item => item?.trim() || []))

/** Front matter of a post, each value as it is written. Keys the curator added of his own are let pass. */
const frontMatter = z.object({
  feed: text,
  number: text.regex(/^\d{1,15}$/, 'expected a whole number').transform(Number),
  date: day,
  author: text,
  handle,
  title: text,
  permalink: ownAddress,
  parts: z.array(partHead, 'expected a list of parts').min(2, 'expected two parts or more').optional(),
  source: z.url({ protocol: /^https?$/, error: 'expected a web address' }).optional(),
  tags: list.default([]),
  // Obsidian keeps other names of a note here: what does not begin with a slash is no path of ours.
  aliases: list
    .transform(items => items.filter(item => item.startsWith('/')))
    .pipe(z.array(address))
    .optional(),
  updated: day.optional(),
} satisfies Record<keyof PostHeader, z.ZodType>)

/** What a file's front matter says; `imported` is what import remembers of the post (`formatMark`). */
export type FileHeader = PostHeader & { readonly imported?: string }

export type ImportedKey = keyof FileHeader

/** Keys of front matter that are import's, in the order they are written in. */
export const importedKeys = Object.keys({
  ...{ feed: true, number: true, date: true, author: true, handle: true, title: true, permalink: true },
  ...{ parts: true, source: true, tags: true, aliases: true, updated: true, imported: true },
} satisfies Record<ImportedKey, true>) as readonly ImportedKey[]

/** Write a post as the text of its file: front matter, a blank line, the body, one final line feed. */
export function formatPost(post: Post, imported?: string): string {
  const header: FileHeader = imported === undefined ? post : { ...post, imported }
  const lines = importedKeys.flatMap(key => formatKey(header, key))
  return ['---', ...lines, '---', ...formatBody(post.body)].join('\n')
}

/** Write one key of front matter as lines; none where the post has no such value. */
export function formatKey(header: FileHeader, key: ImportedKey): readonly string[] {
  const value = header[key]
  return value === undefined ? [] : formatData({ [key]: value })
}

/** Write keys and values as lines of YAML. Quotes what any reader would take for a date, number or boolean; folds no line. */
export function formatData(data: object): readonly string[] {
  return dump(data, { lineWidth: -1, flowLevel: 2, noRefs: true }).replace(/\n$/, '').split('\n')
}

/** Write what stands below the front matter, as lines. */
export function formatBody(body: string): readonly string[] {
  return ['', ...trimBlankLines(body).split('\n'), '']
}

/** Read the text of a post's file. */
export function parsePost(file: string): ParsedPost {
  if (!opening.test(file))
    return fail(1, 'Unexpected start of file, expected front matter between lines `---`')
  const split = splitFrontMatter(file)
  if (split.kind === 'problem') return split
  const parsed = frontMatter.safeParse(split.data)
  if (!parsed.success) return failSchema(file, split.data, parsed.error)
  const { parts, source, tags, aliases = [], updated, ...required } = parsed.data
  // Keys in the order of `Post`, as import makes them: files written from posts are the same bytes either way.
  const post: Post = {
    ...required,
    ...(parts ? { parts } : {}),
    ...(source === undefined ? {} : { source }),
    tags,
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(updated === undefined ? {} : { updated }),
    body: `${trimBlankLines(split.content)}\n`,
  }
  return { kind: 'post', post }
}

/** Matches the first line of front matter. */
const opening = /^\uFEFF?---([^\r\n]*)\r?\n/

/**
 * Split a file into its front matter, which it need not have, and what follows. Values are the text that is written; a key
 * without one is as good as none. Front matter in any language but YAML is refused, never run.
 */
export function splitFrontMatter(
  file: string,
):
  | { readonly kind: 'split'; readonly data: Readonly<Record<string, unknown>>; readonly content: string }
  | ParseProblem {
  const language = (opening.exec(file)?.[1] ?? '').trim()
  if (language !== '')
    return fail(1, `Unexpected front matter language \`${language.slice(0, 40)}\`, expected YAML`)
  try {
    // With the failsafe schema a date, a number or `yes` is the text that is written.
    const { data, content } = readMatter(file, FAILSAFE_SCHEMA)
    const given = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null))
    return { kind: 'split', data: given, content }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return fail(
      (error.mark?.line ?? 0) + 1,
      `Unexpected YAML (${error.reason}), expected \`key: value\` lines`,
    )
  }
}

/** Read the keys that are the curator's own. Throws YAMLException. */
export function readOwnKeys(file: string): Readonly<Record<string, unknown>> {
  const isImported: ReadonlySet<string> = new Set(importedKeys)
  const data = Object.entries(readMatter(file, CORE_SCHEMA).data)
  return Object.fromEntries(data.filter(([key]) => !isImported.has(key)))
}

const refused = () => {
  throw new Error('expected YAML front matter')
}
const noEngine = { parse: refused, stringify: refused }

/** Split a file with gray-matter, YAML being the only language that is read. */
function readMatter(file: string, schema: Schema): { readonly data: object; readonly content: string } {
  const yaml = {
    parse: (text: string): object => {
      const data = load(text, { schema })
      if (typeof data === 'string') throw new YAMLException('no key')
      return typeof data === 'object' && data !== null ? data : {}
    },
    stringify: refused,
  }
  return matter(file, {
    engines: { yaml, json: noEngine, javascript: noEngine, js: noEngine, coffee: noEngine, toml: noEngine },
    language: 'yaml',
  })
}

function failSchema(file: string, given: object, error: z.ZodError): ParseProblem {
  const [issue] = error.issues
  const [key = ''] = issue?.path.map(String) ?? []
  const expected = issue?.message ?? 'expected the front matter of a post'
  if (!(key in given))
    return fail(lineOfKey(file, key), `Unexpected front matter without \`${key}\`, ${expected}`)
  return fail(lineOfKey(file, key), `Unexpected value of \`${issue?.path.join('.')}\`: ${expected}`)
}

/** Find the line, from 1, on which a key of front matter stands; the first where it does not. */
export function lineOfKey(file: string, key: string): number {
  const line = file.split('\n').findIndex(line => line.startsWith(`${key}:`))
  return Math.max(line, 0) + 1
}

function fail(line: number, message: string): ParseProblem {
  return { kind: 'problem', problem: { line, message } }
}

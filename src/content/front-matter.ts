import matter from 'gray-matter'
import { CORE_SCHEMA, dump, load, YAMLException } from 'js-yaml'
import { z } from 'zod'
import { readDay } from '../feed/dates.ts'
import { trimBlankLines } from '../markdown/lines.ts'
import type { Post } from '../model.ts'

/** A file of content/posts that cannot be read: what is wrong and in which line. */
export interface FrontMatterProblem {
  readonly line: number
  readonly message: string
}

export type ParsedPost =
  | { readonly kind: 'post'; readonly post: Post }
  | { readonly kind: 'problem'; readonly problem: FrontMatterProblem }

const handle = z.string().regex(/^[A-Za-z0-9_]{1,20}$/, 'expected 1 to 20 of A–Z, a–z, 0–9, _')
const name = z.string().min(1)
const partHead = z.object({ kind: z.enum(['post', 'thread', 'quote']), author: name, handle })

const sitePath = z.string().regex(/^\/(?:[A-Za-z0-9_-]+\/)+$/, 'expected a path such as `/2024/04/09/46/`')

/** Front matter of a post. Keys the curator added of his own are let pass. */
const frontMatter = z.object({
  feed: name,
  number: z.int().min(0),
  date: z.string().refine(text => readDay(text) === text, 'expected a day written `YYYY-MM-DD`'),
  author: name,
  handle,
  title: name,
  permalink: sitePath,
  parts: z.array(partHead).min(2).optional(),
  source: z.url({ protocol: /^https?$/ }).optional(),
  tags: z.array(z.string()).default([]),
  aliases: z.array(sitePath).optional(),
})

/** YAML 1.2's core schema: no tags that make objects, and a date stays the string it is. */
const yaml = {
  parse: (text: string): object => {
    const data = load(text, { schema: CORE_SCHEMA })
    return typeof data === 'object' && data !== null ? data : {}
  },
  /** Quotes what any YAML reader would take for a date, number or boolean; no line is folded. */
  stringify: (data: object): string => dump(data, { lineWidth: -1, flowLevel: 2 }),
}

const refused = () => {
  throw new Error('expected YAML front matter')
}
const noEngine = { parse: refused, stringify: refused }
const options = {
  engines: { yaml, json: noEngine, javascript: noEngine, js: noEngine, coffee: noEngine, toml: noEngine },
  language: 'yaml',
}

/** Keys of front matter that are import's, in the order they are written in. */
export const importedKeys = [
  ...([
    'feed',
    'number',
    'date',
    'author',
    'handle',
    'title',
    'permalink',
    'parts',
    'source',
    'tags',
  ] as const),
  ...(['aliases', 'imported'] as const),
]

export type ImportedKey = (typeof importedKeys)[number]

/** What front matter says of a post; `imported` is what import remembers of it (`formatMark`). */
export type PostHeader = Omit<Post, 'body'> & { readonly imported?: string }

/** Write a post as the text of its file: front matter, a blank line, the body, one final line feed. */
export function formatPost(post: Post, imported?: string): string {
  const header: PostHeader = imported === undefined ? post : { ...post, imported }
  const lines = importedKeys.flatMap(key => formatKey(header, key))
  return ['---', ...lines, '---', ...formatBody(post.body)].join('\n')
}

/** Write one key of front matter as lines; none where the post has no such value. */
export function formatKey(header: PostHeader, key: ImportedKey): readonly string[] {
  const value = header[key]
  return value === undefined
    ? []
    : yaml
        .stringify({ [key]: value })
        .trimEnd()
        .split('\n')
}

/** Write what stands below the front matter, as lines. */
export function formatBody(body: string): readonly string[] {
  return ['', ...trimBlankLines(body).split('\n'), '']
}

/** Read the text of a post's file. Front matter in any language but YAML is refused, never run. */
export function parsePost(text: string): ParsedPost {
  const opening = /^\uFEFF?---([^\r\n]*)\r?\n/.exec(text)
  if (!opening) return fail(1, 'Unexpected start of file, expected front matter between lines `---`')
  const language = (opening[1] ?? '').trim()
  if (language !== '')
    return fail(1, `Unexpected front matter language \`${language.slice(0, 40)}\`, expected YAML`)
  try {
    const { data, content } = matter(text, options)
    const parsed = frontMatter.safeParse(data)
    if (!parsed.success) return failSchema(text, parsed.error)
    const { parts, source, tags, aliases, ...required } = parsed.data
    // Keys in the order of `Post`, as import makes them: files written from posts are the same bytes either way.
    const optional = { ...(parts ? { parts } : {}), ...(source === undefined ? {} : { source }) }
    const post = { ...required, ...optional, tags, ...(aliases ? { aliases } : {}) }
    return { kind: 'post', post: { ...post, body: `${trimBlankLines(content)}\n` } }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return fail(
      (error.mark?.line ?? 0) + 1,
      `Unexpected YAML (${error.reason}), expected \`key: value\` lines`,
    )
  }
}

function failSchema(text: string, error: z.ZodError): ParsedPost {
  const [issue] = error.issues
  const key = String(issue?.path[0] ?? '')
  const line = text.split('\n').findIndex(line => line.startsWith(`${key}:`))
  const expected = issue?.message ?? 'expected the front matter of a post'
  return fail(Math.max(line, 0) + 1, `Unexpected value of \`${issue?.path.join('.') ?? ''}\`: ${expected}`)
}

function fail(line: number, message: string): ParsedPost {
  return { kind: 'problem', problem: { line, message } }
}

import { isDeepStrictEqual } from 'node:util'
import type { Post } from '../model.ts'
import {
  type FileHeader,
  formatBody,
  formatData,
  formatKey,
  type ImportedKey,
  importedKeys,
  parsePost,
  readOwnKeys,
} from './front-matter.ts'
import { formatMark, type ImportMark, readMark } from './import-mark.ts'

const isImported: ReadonlySet<string> = new Set(importedKeys)

/** A key of front matter at the beginning of a line, plain or quoted. */
const keyLine = /^(?:"([^"]+)"|'([^']+)'|([^\s#"'{-][^:]*?))\s*:(?:\s|$)/

/**
 * Write another post into the text of a file, and leave everything else as the curator has it: lines of keys whose value
 * stays, keys and comments of his own, the body where it stays, line ends. A file that is as `formatPost` made it comes
 * out as `formatPost` makes the other post. Without a `mark`, the file stays one that import remembers nothing of.
 *
 * What is written is read back first: where it would not be the same post beside the same keys of the curator (braces
 * around all keys, an alias of YAML whose anchor went), the front matter is formatted anew. Returns undefined where that
 * does not help either.
 */
export function rewriteFile(text: string, was: Post, next: Post, mark?: ImportMark): string | undefined {
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const body = was.body === next.body ? splitFile(text).body : formatBody(next.body)
  const header: FileHeader = mark ? { ...next, imported: formatMark(mark) } : next
  const kept = ['---', ...keepLines(text, was, header), '---', ...body].join(end)
  if (isReadBack(kept, text, next, mark)) return kept
  const own = readOwnKeys(text)
  const ownLines = Object.keys(own).length > 0 ? formatData(own) : []
  const lines = [...importedKeys.flatMap(key => formatKey(header, key)), ...ownLines]
  const formatted = ['---', ...lines, '---', ...body].join(end)
  return isReadBack(formatted, text, next, mark) ? formatted : undefined
}

/** Whether a text reads as a post with a mark, beside the keys of the curator's own that stood in the text before it. */
export function isReadBack(
  written: string,
  before: string,
  post: Post,
  mark: ImportMark | undefined,
): boolean {
  const parsed = parsePost(written)
  if (parsed.kind === 'problem' || !isDeepStrictEqual(readMark(written), mark)) return false
  const withLineFeeds = (post: Post) => ({ ...post, body: post.body.replaceAll('\r\n', '\n') })
  return (
    isDeepStrictEqual(withLineFeeds(parsed.post), withLineFeeds(post)) &&
    isDeepStrictEqual(readOwnKeys(written), readOwnKeys(before))
  )
}

function keepLines(text: string, was: Post, next: FileHeader): readonly string[] {
  const { blocks } = splitFile(text)
  const isKept = (key: ImportedKey) => key !== 'imported' && isDeepStrictEqual(was[key], next[key])
  const imported = importedKeys.flatMap(
    key => (isKept(key) ? blocks.get(key) : undefined) ?? formatKey(next, key),
  )
  return [...imported, ...[...blocks].filter(([key]) => !isImported.has(key)).flatMap(([, block]) => block)]
}
interface FileLines {
  /** Lines by key; comments that stand between keys have keys of their own, which no YAML key equals. */
  readonly blocks: ReadonlyMap<string, readonly string[]>
  /** All lines below the front matter. */
  readonly body: readonly string[]
}

function splitFile(text: string): FileLines {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line))
  const blocks = new Map<string, string[]>()
  let current: string[] = []
  let comments: string[] = []
  for (const line of lines.slice(1, end)) {
    const key = keyOf(line)
    if (line.startsWith('#')) {
      comments.push(line)
    } else if (key === undefined) {
      // A comment inside a value belongs to it.
      current.push(...comments.splice(0), line)
    } else {
      if (comments.length > 0) blocks.set(`# above ${key}`, comments)
      comments = []
      current = [line]
      blocks.set(key, current)
    }
  }
  if (comments.length > 0) blocks.set('# at the end', comments)
  return { blocks, body: lines.slice(end + 1) }
}

function keyOf(line: string): string | undefined {
  const [, double, single, plain] = keyLine.exec(line) ?? []
  return double ?? single ?? plain
}

import type { Post } from '../model.ts'
import { formatBody, formatKey, importedKeys, type PostHeader } from './front-matter.ts'
import { formatMark, type ImportMark } from './import-mark.ts'

const isImported: ReadonlySet<string> = new Set(importedKeys)

/** A key of front matter at the beginning of a line, plain or quoted. */
const keyLine = /^(?:"([^"]+)"|'([^']+)'|([^\s#"'-][^:]*?))\s*:(?:\s|$)/

/**
 * Write another post into the text of a file, and leave everything else as the curator has it: lines of keys whose value
 * stays, keys and comments of his own, the body where it stays, line ends. A file that is as `formatPost` made it comes
 * out as `formatPost` makes the other post. Without a `mark`, the file stays one that import remembers nothing of.
 */
export function rewriteFile(text: string, was: Post, next: Post, mark?: ImportMark): string {
  const file = readFile(text)
  const header: PostHeader = mark ? { ...next, imported: formatMark(mark) } : next
  const lines = importedKeys.flatMap(key => {
    const own = key !== 'imported' && isSame(was[key], next[key]) ? file.blocks.get(key) : undefined
    return own ?? formatKey(header, key)
  })
  const foreign = [...file.blocks].filter(([key]) => !isImported.has(key)).flatMap(([, block]) => block)
  const body = was.body === next.body ? file.body : formatBody(next.body)
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  return ['---', ...lines, ...foreign, '---', ...body].join(end)
}

interface FileLines {
  /** Lines by key; comments that stand between keys have keys of their own, which no YAML key equals. */
  readonly blocks: ReadonlyMap<string, readonly string[]>
  /** All lines below the front matter. */
  readonly body: readonly string[]
}

function readFile(text: string): FileLines {
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

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

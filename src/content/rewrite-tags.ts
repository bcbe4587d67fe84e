import type { Post } from '../model.ts'
import { formatKey } from './front-matter.ts'
import { readMark } from './import-mark.ts'
import { isReadBack, rewriteFile } from './rewrite-file.ts'

const tagsKey = /^(?:tags|"tags"|'tags')\s*:/

/**
 * Write other tags into the text of a post's file: only the lines of `tags` change, to the byte. Front matter that cannot
 * be changed so is written anew; undefined where that does not help either.
 */
export function rewriteTags(text: string, post: Post, tags: readonly string[]): string | undefined {
  const next = { ...post, tags }
  const lines = text.split('\n')
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line))
  const found = lines.findIndex((line, index) => index < end && tagsKey.test(line))
  const start = found < 0 ? end : found
  // The items of a list stand below its key, indented or with a dash.
  const rest = lines.slice(start + 1, end).findIndex(line => !/^(?:[ \t]+\S|-\s)/.test(line))
  const stop = found < 0 ? end : rest < 0 ? end : start + 1 + rest
  const lineEnd = lines[start]?.endsWith('\r') ? '\r' : ''
  const written = formatKey(next, 'tags').map(line => line + lineEnd)
  const kept = [...lines.slice(0, start), ...written, ...lines.slice(stop)].join('\n')
  const mark = readMark(text)
  return isReadBack(kept, text, next, mark) ? kept : rewriteFile(text, post, next, mark)
}

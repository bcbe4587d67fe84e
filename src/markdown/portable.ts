import assert from 'node:assert/strict'
import type { Code, Heading, Link, Nodes, Root, RootContent, Text } from 'mdast'
import { meantClosing } from './keep-visible.ts'
import { isParsable } from './limits.ts'
import { parseSource } from './parse.ts'
import type { Hashtag, Mention } from './syntax.ts'

/** Text to stand in place of a slice of the source. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Rewrite a body so that any Markdown viewer shows what ours does: mentions become links, a URL that GFM would end
 * elsewhere gets its `<>`, and what others take for HTML, a heading, code, a definition or struck text is escaped. `---`
 * becomes `***`, an open fence is closed. All else stays as the curator wrote it. Doing it twice changes nothing more.
 */
export function toPortable(body: string): string {
  const source = body
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff?(?:[ \t]*\n)+/, '')
    .trimEnd()
  if (!isParsable(source)) return source
  const tree = parseSource(source)
  return applyEdits(source, [...editsIn(tree, source), ...openFence(tree, source)])
}

/** Write a mention as a link to its profile on X; `value` with its sign. */
export function mentionLink(value: string): string {
  return `[${value.replaceAll('_', '\\_')}](https://x.com/${value.slice(1)})`
}

function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = ''
  let end = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    assert(edit.start >= end, 'expected edits that do not overlap')
    result += source.slice(end, edit.start) + edit.text
    end = edit.end
  }
  return result + source.slice(end)
}

function editsIn(tree: Root, source: string): Edit[] {
  const walk = (node: Nodes, isLinked: boolean): Edit[] => {
    const { start, end } = placeOf(node)
    const slice = source.slice(start, end)
    const inner = (linked = isLinked) =>
      'children' in node ? node.children.flatMap(child => walk(child, linked)) : []
    switch (node.type) {
      case 'text':
        return textEdits(node, source)
      case 'mention':
        return isLinked ? [] : mentionEdits(node, source)
      case 'hashtag':
        return isLinked ? [] : hashtagEdits(node, source)
      case 'link':
        if (slice.startsWith('<')) return []
        if (slice.startsWith('[')) return inner(true)
        return isLinked ? [] : urlEdits(node, source)
      case 'thematicBreak':
        return /^[-\s]+$/.test(slice) ? [{ start, end, text: '***' }] : []
      case 'heading':
        return [...inner(), ...headingEdits(node, slice)]
      default:
        return inner()
    }
  }
  return [...walk(tree, false), ...tree.children.flatMap(node => indentEdits(node, source))]
}

/** Put a backslash before what other viewers read as a tag, struck text, a definition or the underline of a heading. */
function textEdits(node: Text, source: string): Edit[] {
  const { start, end } = placeOf(node)
  const edits: Edit[] = []
  for (const { 0: found, index } of source
    .slice(start, end)
    .matchAll(/\\[!-/:-@[-`{-~]|<(?=[a-z/!?])|~|[[=-]/gi)) {
    const offset = start + index
    if (found.length > 1) continue
    if (/[<~]/.test(found) || startsBlock(source, offset))
      edits.push({ start: offset, end: offset, text: '\\' })
  }
  return edits
}

/** Tell whether a `[` at the start of a line begins a definition, or a `=` or `-` underlines the line before. */
function startsBlock(source: string, offset: number): boolean {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1
  const isFirst = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)*$/.test(source.slice(lineStart, offset))
  if (!isFirst) return false
  const end = source.indexOf('\n', offset)
  const line = source.slice(offset, end < 0 ? source.length : end)
  return /^\[(?:\\.|[^\]\\])*\]:/.test(line) || /^(?:=+|--?)[ \t]*$/.test(line)
}

function mentionEdits(node: Mention, source: string): Edit[] {
  const { start, end } = placeOf(node)
  return isSeparable(source, start, end)
    ? [{ start, end, text: mentionLink(node.value) }]
    : escapeMarks(source, start, end)
}

function hashtagEdits(node: Hashtag, source: string): Edit[] {
  const { start, end } = placeOf(node)
  return escapeMarks(source, start, end)
}

function urlEdits(node: Link, source: string): Edit[] {
  const { start, end } = placeOf(node)
  const isBare = !/^https?:/i.test(source.slice(start, end))
  if (!isBare && endsAlike(source, start, end)) return []
  return isBare || !isSeparable(source, start, end)
    ? escapeMarks(source, start, end)
    : [{ start, end, text: `<${node.url}>` }]
}

/** Tell whether GFM's rule for URLs (https://github.github.com/gfm/#autolinks-extension-) surely finds the same one. */
function endsAlike(source: string, start: number, end: number): boolean {
  const url = source.slice(start, end)
  return (
    /(?:^|\s)$/.test(source.slice(Math.max(0, start - 1), start)) &&
    /^(?:\s|$)/.test(source.slice(end, end + 1)) &&
    /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#](?:[\w\-./?=&%#+:,@]*[\w\-/=&%#+])?)?$/i.test(
      url,
    ) &&
    !/(?<![a-z0-9])_|_(?![a-z0-9])/i.test(url)
  )
}

/**
 * Tell whether brackets may be put around an entity. Not where the next character would then begin another one
 * (`@foo#bar` is a mention and three letters), nor where emphasis beside it depends on the letter it ends with.
 */
function isSeparable(source: string, start: number, end: number): boolean {
  const before = source.slice(Math.max(0, start - 32), start)
  const after = source.slice(end, end + 32)
  return (
    !/\\$|[*_~]$/.test(before.replace(SOFT_BEFORE, '')) &&
    !/^(?:[\w#＃@＠]|[*_~])/.test(after.replace(SOFT_AFTER, ''))
  )
}

/** Marks of emphasis that stand free on the other side, or beside a script that has no spaces. */
const SOFT_BEFORE =
  /(?:^|[\s\p{P}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[*_~]+$/u
const SOFT_AFTER =
  /^[*_~]+(?:$|[\s\p{P}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])/u

function escapeMarks(source: string, start: number, end: number): Edit[] {
  return [...source.slice(start, end).matchAll(/\\.|[_*~]/g)]
    .filter(({ 0: found }) => found.length === 1)
    .map(({ index }) => ({ start: start + index, end: start + index, text: '\\' }))
}

function headingEdits(node: Heading, written: string): Edit[] {
  const { start } = placeOf(node)
  if (node.children.length === 0) return [{ start, end: start, text: '\\' }]
  const closing = meantClosing(node, written)
  if (closing === undefined) return []
  const offset = start + written.lastIndexOf(closing)
  return [{ start: offset, end: offset, text: '\\' }]
}

/** Take a block that four spaces would make code back to the margin, all its lines alike. */
function indentEdits(node: RootContent, source: string): Edit[] {
  const { start, end } = placeOf(node)
  const first = source.lastIndexOf('\n', start - 1) + 1
  const width = columns(source.slice(first, start))
  if (width < 4) return []
  const edits: Edit[] = []
  for (let line = first; line < end; line = source.indexOf('\n', line) + 1 || end) {
    const indent = /[ \t]*/y
    indent.lastIndex = line
    const spaces = indent.exec(source)?.[0] ?? ''
    edits.push({
      start: line,
      end: line + spaces.length,
      text: ' '.repeat(Math.max(0, columns(spaces) - width)),
    })
  }
  return edits
}

function columns(indent: string): number {
  let column = 0
  for (const char of indent) column += char === '\t' ? 4 - (column % 4) : 1
  return column
}

/** A fence left open would take in the parts that follow. */
function openFence(tree: Root, source: string): Edit[] {
  const last = tree.children.at(-1)
  if (last?.type !== 'code') return []
  const { end } = placeOf(last)
  const fence = fenceOf(last, source)
  return fence === undefined ? [] : [{ start: end, end, text: `\n${fence}` }]
}

function fenceOf(node: Code, source: string): string | undefined {
  const { start, end } = placeOf(node)
  const [first = '', ...lines] = source.slice(start, end).split('\n')
  const fence = /^(`{3,}|~{3,})/.exec(first)?.[1]
  const last = lines.at(-1)?.trim()
  const isClosed = fence !== undefined && last?.startsWith(fence) === true && new Set(last).size === 1
  return isClosed ? undefined : fence
}

function placeOf(node: Nodes): { start: number; end: number } {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  assert(start !== undefined && end !== undefined, 'expected a node with its place in the source')
  return { start, end }
}

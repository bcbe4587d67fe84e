import assert from 'node:assert/strict'
import type { Code, Heading, Nodes, Root, RootContent, Text } from 'mdast'
import { closingSigns } from './keep-visible.ts'
import { ORDINARY_MARKS } from './remark-ordinary-marks.ts'
import { isSeparable } from './separable.ts'
import type { ReadonlyTree } from './tree.ts'

/** Text to stand in place of a slice of the source. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Write a mention as a link to its profile on X; `value` with its sign. */
export function mentionLink(value: string): string {
  return `[${value.replaceAll('_', '\\_')}](https://x.com/${value.slice(1)})`
}

/** Find the edits that keep the parts of a body apart: rulers that look like separators, an open fence. */
export function separationEdits(tree: ReadonlyTree<Root>, source: string): Edit[] {
  const walk = (node: ReadonlyTree<Nodes>): Edit[] => {
    const { start, end } = placeOf(node)
    if (node.type === 'thematicBreak' && /^[-\s]+$/.test(source.slice(start, end)))
      return [{ start, end, text: '***' }]
    return 'children' in node ? node.children.flatMap(walk) : []
  }
  return [...walk(tree), ...openFenceEdits(tree, source)]
}

/** Find the edits without which other viewers show something else than ours: at mentions, URLs, tags, definitions, headings, code. */
export function viewerEdits(tree: ReadonlyTree<Root>, source: string): Edit[] {
  const walk = (node: ReadonlyTree<Nodes>, isLinked: boolean, isSeparate: () => boolean): Edit[] => {
    const { start, end } = placeOf(node)
    const slice = source.slice(start, end)
    const inner = (linked = isLinked) =>
      'children' in node
        ? node.children.flatMap((child, index) => walk(child, linked, () => isSeparable(source, node, index)))
        : []
    switch (node.type) {
      case 'text':
        return textEdits(node, source)
      case 'mention':
        if (isLinked) return []
        return isSeparate()
          ? [{ start, end, text: mentionLink(node.value) }]
          : escapeEdits(source, start, end)
      case 'hashtag':
        return isLinked ? [] : escapeEdits(source, start, end)
      case 'link':
        if (slice.startsWith('<')) return []
        if (slice.startsWith('[')) return inner(true)
        if (isLinked || endsAlike(source, start, end)) return []
        return /^https?:/i.test(slice) && isSeparate()
          ? [{ start, end, text: `<${node.url}>` }]
          : escapeEdits(source, start, end)
      case 'heading':
        return [...inner(), ...headingEdits(node, slice)]
      default:
        return [...ownLineEdits(node, source), ...inner()]
    }
  }
  return [...walk(tree, false, () => false), ...tree.children.flatMap(node => indentEdits(node, source))]
}

/**
 * Put a backslash before what other viewers read as a tag, emphasis, struck text, a line break, a definition or the
 * underline of a heading.
 */
function textEdits(node: ReadonlyTree<Text>, source: string): Edit[] {
  const { start, end } = placeOf(node)
  const edits: Edit[] = []
  for (const { 0: found, index } of source
    .slice(start, end)
    .matchAll(/\\[!-/:-@[-`{-~]|\\(?=\n)|<(?=[a-z/!?])|~|[[=-]/gi)) {
    const offset = start + index
    if (found.length > 1) continue
    if (/[\\<~]/.test(found) || startsBlock(source, offset)) edits.push(backslashAt(offset))
  }
  // What stands before a mark counts, also where it is another node's.
  const before = Math.max(0, start - 1)
  for (const { 0: marks, index } of source.slice(before, end).matchAll(ORDINARY_MARKS))
    for (const [at, mark] of [...marks].entries())
      if (/[*_]/.test(mark)) edits.push(backslashAt(before + index + at))
  return edits
}

/** Put a blank line above text right below a quote or a table, which other viewers would add to it. */
function ownLineEdits(parent: ReadonlyTree<Nodes>, source: string): Edit[] {
  if (!('children' in parent)) return []
  return parent.children.flatMap((node, index) => {
    const above = parent.children[index - 1]
    if (!above || (above.type !== 'table' && !endsInQuote(above))) return []
    if (node.type !== 'paragraph' && node.type !== 'table') return []
    if (node.position?.start.line !== (above.position?.end.line ?? 0) + 1) return []
    const { start } = placeOf(node)
    const lineStart = source.lastIndexOf('\n', start - 1) + 1
    // Marks of quotes around both go on.
    return [{ start: lineStart, end: lineStart, text: `${source.slice(lineStart, start).trimEnd()}\n` }]
  })
}

function endsInQuote(node: ReadonlyTree<Nodes>): boolean {
  if (node.type === 'blockquote') return true
  const last = 'children' in node ? node.children.at(-1) : undefined
  return last !== undefined && endsInQuote(last)
}

function backslashAt(offset: number): Edit {
  return { start: offset, end: offset, text: '\\' }
}

/** Characters before a line's text that are looked at: looking at all of them would take quadratic time. */
const LONGEST_PREFIX = 100

/** Tell whether a `[` at the start of a line begins a definition, or a `=` or `-` underlines the line before. */
function startsBlock(source: string, offset: number): boolean {
  const before = source.slice(Math.max(0, offset - LONGEST_PREFIX), offset)
  if (!/(?:^|\n)[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)*$/.test(before)) return false
  const end = source.indexOf('\n', offset)
  const line = source.slice(offset, end < 0 ? source.length : end)
  return /^\[(?:\\.|[^\]\\])*\]:/.test(line) || /^(?:=+|--?)[ \t]*$/.test(line)
}

/** Tell whether GFM's rule for URLs (https://github.github.com/gfm/#autolinks-extension-) certainly finds the same one. */
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

function escapeEdits(source: string, start: number, end: number): Edit[] {
  return [...source.slice(start, end).matchAll(/\\.|[_*~]/g)]
    .filter(({ 0: found }) => found.length === 1)
    .map(({ index }) => ({ start: start + index, end: start + index, text: '\\' }))
}

function headingEdits(node: ReadonlyTree<Heading>, written: string): Edit[] {
  const { start } = placeOf(node)
  if (node.children.length === 0) return [{ start, end: start, text: '\\' }]
  const closing = closingSigns(node, written)
  if (closing === undefined) return []
  const offset = start + written.lastIndexOf(closing)
  return [{ start: offset, end: offset, text: '\\' }]
}

/** Move a block that four spaces would make code to the margin, all its lines alike. */
function indentEdits(node: ReadonlyTree<RootContent>, source: string): Edit[] {
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

/** Close a fence that is left open, which would swallow the parts below it. */
function openFenceEdits(tree: ReadonlyTree<Root>, source: string): Edit[] {
  const last = tree.children.at(-1)
  if (last?.type !== 'code') return []
  const { end } = placeOf(last)
  const fence = unclosedFence(last, source)
  return fence === undefined ? [] : [{ start: end, end, text: `\n${fence}` }]
}

function unclosedFence(node: ReadonlyTree<Code>, source: string): string | undefined {
  const { start, end } = placeOf(node)
  const [first = '', ...lines] = source.slice(start, end).split('\n')
  const fence = /^(`{3,}|~{3,})/.exec(first)?.[1]
  const last = lines.at(-1)?.trim()
  const isClosed = fence !== undefined && last?.startsWith(fence) === true && new Set(last).size === 1
  return isClosed ? undefined : fence
}

function placeOf(node: ReadonlyTree<Nodes>): { start: number; end: number } {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  assert(start !== undefined && end !== undefined, 'expected a node with its place in the source')
  return { start, end }
}

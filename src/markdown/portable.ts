import assert from 'node:assert/strict'
import type { Nodes, Root } from 'mdast'
import { type Edit, separationEdits, viewerEdits } from './edits.ts'
import { grammar, parseBody } from './grammar.ts'
import { isParsable } from './limits.ts'
import { trimBlankLines } from './lines.ts'
import type { ReadonlyTree } from './tree.ts'

/** How often a body is rewritten at most, until nothing changes. Once is enough unless entities touch each other. */
const MOST_ROUNDS = 4

/**
 * Rewrite a body so that any Markdown viewer shows what ours does: mentions become links, a URL that GFM would end
 * elsewhere gets its `<>`, and what others take for HTML, emphasis, a heading, code, a definition or struck text is escaped.
 * Text right below a quote or table gets a blank line above it. `---` becomes `***`, an open fence is closed. All else
 * stays as the curator wrote it, and rewriting twice changes nothing more. Where a rewritten body would read otherwise
 * (marks of emphasis that touch entities) or be beyond the limits (each mention is a link), only the last two are done.
 */
export function toPortable(body: string): string {
  return readPortable(body).text
}

/** A body as portable Markdown, and the tree that `parseBody` makes of it: other stages need not parse it again. */
export interface PortableBody {
  readonly text: string
  readonly tree: Root
}

/** Rewrite a body as `toPortable` does, and give the tree that was parsed for it. */
export function readPortable(body: string): PortableBody {
  const source = trimBlankLines(body.replace(/\r\n?/g, '\n'))
  if (!isParsable(source)) return { text: source, tree: parseBody(source) }
  const first = rewrite(source, allEdits)
  return { text: stableText(first), tree: first.tree }
}

/** Rewrite until nothing changes. Falls back to edits that keep parts apart if the result reads otherwise than the source. */
function stableText(first: Rewriting): string {
  let last = first
  for (let round = 1; round < MOST_ROUNDS && last.text !== last.source && isParsable(last.text); round++)
    last = rewrite(last.text, allEdits)
  const isSame =
    last.text === last.source && (last === first || meaningOf(last.tree) === meaningOf(first.tree))
  return isSame ? last.text : rewrite(first.source, separationEdits).text
}

function allEdits(tree: ReadonlyTree<Root>, source: string): Edit[] {
  return [...separationEdits(tree, source), ...viewerEdits(tree, source)]
}

interface Rewriting {
  readonly source: string
  readonly text: string
  /** What the source shows. */
  readonly tree: Root
}

function rewrite(source: string, findEdits: (tree: ReadonlyTree<Root>, source: string) => Edit[]): Rewriting {
  const written = grammar.parse(source)
  const text = applyEdits(source, findEdits(written, source))
  return { source, text, tree: grammar.runSync(written, source) }
}

/** Serialise a tree's structure, targets and words, to compare two trees without regard to white space. */
function meaningOf(node: ReadonlyTree<Nodes>): string {
  if ('value' in node) return node.value.replace(/\s+/g, ' ')
  const target = 'url' in node ? node.url : ''
  return `<${node.type} ${target}>${'children' in node ? node.children.map(meaningOf).join('') : ''}</>`
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

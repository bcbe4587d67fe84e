import type {
  Code,
  Heading,
  Image,
  Link,
  List,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  Text,
} from 'mdast'
import { decodeString } from 'micromark-util-decode-string'
import { linesOf } from './lines.ts'
import type { ReadonlyTree } from './tree.ts'
import { visibleText } from './visible-text.ts'

/**
 * A plugin of unified that makes a tree say all that its source shows. CommonMark drops words in some places where an editor
 * of posts means them: a single line break, the second `1.`, a link to nowhere, an image (pages load nothing from
 * elsewhere), what follows a fence, a `#` at a heading's end. Headings go one level down, the page's title being the first.
 */
export function remarkKeepVisible() {
  return (tree: Root, file: { toString(): string }): Root => keepVisible(tree, String(file))
}

function keepVisible(tree: Root, source: string): Root {
  const within = (node: Nodes) => {
    if ('children' in node) node.children = node.children.flatMap(child => visible(child)) as never
    return node
  }

  const visible = (node: RootContent): RootContent[] => {
    switch (node.type) {
      case 'text':
        return withBreaks(node)
      case 'heading':
        within(node)
        return [node.children.length > 0 ? lowered(node, sliceOf(node)) : asParagraph(node, sliceOf(node))]
      case 'list':
        within(node)
        return [numbered(node, source)]
      case 'table':
        within(node)
        return [widened(node)]
      case 'code':
        return [withInfo(node)]
      case 'image':
        return visibleLink(linkOf(node), sliceOf(node))
      case 'link':
        return visibleLink(node, sliceOf(node))
      default:
        within(node)
        return [node]
    }
  }

  const visibleLink = (node: Link, written: string): PhrasingContent[] => {
    if (!isFollowable(node.url)) {
      const { children } = within(node) as Link
      const first = children[0]?.position?.start.offset
      const last = children.at(-1)?.position?.end.offset
      const start = node.position?.start.offset ?? 0
      if (first === undefined || last === undefined) return [text(decodeString(written))]
      return [
        text(decodeString(written.slice(0, first - start))),
        ...children,
        text(decodeString(written.slice(last - start))),
      ]
    }
    const children = node.children.flatMap(child => unlinked(child))
    const handle = /^https:\/\/(?:x|twitter)\.com\/(\w{1,20})$/.exec(node.url)?.[1]
    const value = children.map(visibleText).join('')
    if (
      handle !== undefined &&
      /^[@＠]/.test(value) &&
      value.slice(1).toLowerCase() === handle.toLowerCase()
    ) {
      return [{ type: 'mention', handle: value.slice(1), value, ...placeOf(node) }]
    }
    return [{ ...node, children: value === '' ? [text(node.url)] : children }]
  }

  /** A link's text holds no link. */
  const unlinked = (node: PhrasingContent): PhrasingContent[] => {
    switch (node.type) {
      case 'mention':
      case 'hashtag':
        return [{ type: 'text', value: node.value, ...placeOf(node) }]
      case 'link':
        return node.children.flatMap(unlinked)
      case 'image':
        return [{ type: 'text', value: node.alt || node.url, ...placeOf(node) }]
      case 'text':
        return withBreaks(node)
      default:
        if ('children' in node) node.children = node.children.flatMap(unlinked)
        return [node]
    }
  }

  const sliceOf = (node: Nodes) => source.slice(node.position?.start.offset, node.position?.end.offset)

  within(tree)
  return tree
}

function withBreaks(node: Text): PhrasingContent[] {
  if (!/[\r\n]/.test(node.value)) return [node]
  return linesOf(node.value).flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    ...(line === '' ? [] : [{ type: 'text', value: line, ...placeOf(node) } as const]),
  ])
}

function lowered(node: Heading, written: string): Heading {
  const closing = meantClosing(node, written)
  if (closing !== undefined) node.children.push(text(` ${closing}`))
  return { ...node, depth: Math.min(node.depth + 1, 6) as Heading['depth'] }
}

/** A closing sequence as long as an opening one of `##` or more is syntax; any other is meant (`# What is C #`). */
export function meantClosing(node: ReadonlyTree<Heading>, written: string): string | undefined {
  const closing = /[^\\#][ \t](#+)[ \t]*$/.exec(written)?.[1]
  return node.depth === 1 || closing?.length !== node.depth ? closing : undefined
}

function asParagraph(node: Heading, written: string): RootContent {
  return { type: 'paragraph', children: [text(written)], ...placeOf(node) }
}

/** Every item keeps the number it was written with. */
function numbered(list: List, source: string): List {
  if (!list.ordered) return list
  let expected = list.start ?? 1
  for (const item of list.children) {
    const number = Number.parseInt(source.slice(item.position?.start.offset).slice(0, 10), 10)
    if (number !== expected) item.data = { ...item.data, hProperties: { value: String(number) } }
    expected = number + 1
  }
  return list
}

/** How many cells a table may have at most, empty ones included, for each one that is written. */
const CELLS_FOR_ONE = 4

/**
 * Show rows that are longer than the header, which GFM cuts off. A table is filled up with empty cells to the width of its
 * widest row, but not one of a wide row and many short ones: its size would be the square of what is written.
 */
function widened(table: Table): Table {
  const lengths = table.children.map(row => row.children.length)
  const width = lengths.reduce((widest, length) => Math.max(widest, length), 0)
  const written = lengths.reduce((sum, length) => sum + length, 0)
  // Without columns that are aligned, each row is shown as it is.
  if (width * lengths.length > CELLS_FOR_ONE * written) return { ...table, align: null }
  const align = table.align ?? []
  return { ...table, align: Array.from({ length: width }, (_, column) => align[column] ?? null) }
}

/** The info of a fence is shown as its first line, unless it is just the name of a language. */
function withInfo(node: Code): Code {
  const info = [node.lang, node.meta].filter(Boolean).join(' ')
  if (/^[\w+#.-]{0,20}$/.test(info)) return node
  return { ...node, lang: null, meta: null, value: `${info}\n${node.value}` }
}

function linkOf(node: Image): Link {
  const children = node.alt ? [text(node.alt)] : []
  return { type: 'link', url: node.url, title: node.title ?? null, children, ...placeOf(node) }
}

/** Links lead to the web or to a mailbox; anything else is a word in brackets, or an attempt. */
function isFollowable(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)./i.test(url)
}

function text(value: string): Text {
  return { type: 'text', value }
}

function placeOf(node: Nodes): Pick<Nodes, 'position'> {
  return node.position ? { position: node.position } : {}
}

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
import { isRemoteImage, mediaPathOf } from './image-address.ts'
import { linesOf } from './lines.ts'
import type { ReadonlyTree } from './tree.ts'
import { visibleText } from './visible-text.ts'

/**
 * A plugin of unified that makes a tree say all that its source shows. CommonMark drops words in some places where an editor
 * of posts means them: a single line break, the second `1.`, a link to nowhere, an image that is not there, what follows a
 * fence, a `#` at a heading's end. Headings go one level down, the page's title being the first.
 */
export function remarkKeepVisible() {
  return (tree: Root, file: { toString(): string }): Root => keepVisible(tree, String(file))
}

function keepVisible(tree: Root, source: string): Root {
  const showChildren = (node: Nodes) => {
    if ('children' in node) node.children = node.children.flatMap(child => show(child)) as never
    return node
  }

  const show = (node: RootContent): RootContent[] => {
    switch (node.type) {
      case 'text':
        return breakLines(node)
      case 'heading':
        showChildren(node)
        return [
          node.children.length > 0 ? lowerHeading(node, sliceOf(node)) : asParagraph(node, sliceOf(node)),
        ]
      case 'list':
        showChildren(node)
        return [keepNumbers(node, source)]
      case 'table':
        showChildren(node)
        return [widenTable(node)]
      case 'code':
        return [showInfo(node)]
      case 'image':
        return mediaPathOf(node.url) !== undefined || isRemoteImage(node)
          ? [node]
          : showLink(linkOf(node), sliceOf(node))
      case 'link':
        return showLink(node, sliceOf(node))
      default:
        showChildren(node)
        return [node]
    }
  }

  const showLink = (node: Link, written: string): PhrasingContent[] => {
    if (!isFollowable(node.url)) {
      const { children } = showChildren(node) as Link
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
    const children = node.children.flatMap(child => withoutLinks(child))
    const handle = /^https:\/\/(?:x|twitter)\.com\/(\w{1,20})$/.exec(node.url)?.[1]
    const value = children.map(visibleText).join('')
    if (
      handle !== undefined &&
      /^[@＠]/.test(value) &&
      value.slice(1).toLowerCase() === handle.toLowerCase()
    ) {
      return [{ type: 'mention', handle: value.slice(1), value, ...positionOf(node) }]
    }
    return [{ ...node, children: value === '' ? [text(node.url)] : children }]
  }

  /** Replace links, mentions and hashtags by their text: a link's text holds no link. */
  const withoutLinks = (node: PhrasingContent): PhrasingContent[] => {
    switch (node.type) {
      case 'mention':
      case 'hashtag':
        return [{ type: 'text', value: node.value, ...positionOf(node) }]
      case 'link':
        return node.children.flatMap(withoutLinks)
      case 'image':
        return [{ type: 'text', value: node.alt || node.url, ...positionOf(node) }]
      case 'text':
        return breakLines(node)
      default:
        if ('children' in node) node.children = node.children.flatMap(withoutLinks)
        return [node]
    }
  }

  const sliceOf = (node: Nodes) => source.slice(node.position?.start.offset, node.position?.end.offset)

  showChildren(tree)
  return tree
}

function breakLines(node: Text): PhrasingContent[] {
  if (!/[\r\n]/.test(node.value)) return [node]
  return linesOf(node.value).flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    ...(line === '' ? [] : [{ type: 'text', value: line, ...positionOf(node) } as const]),
  ])
}

function lowerHeading(node: Heading, written: string): Heading {
  const closing = closingSigns(node, written)
  if (closing !== undefined) node.children.push(text(` ${closing}`))
  return { ...node, depth: Math.min(node.depth + 1, 6) as Heading['depth'] }
}

/**
 * Find the signs at a heading's end that are words. As many as open it, two or more, are syntax; any others are meant
 * (`# What is C #`).
 */
export function closingSigns(node: ReadonlyTree<Heading>, written: string): string | undefined {
  const closing = /[^\\#][ \t](#+)[ \t]*$/.exec(written)?.[1]
  return node.depth === 1 || closing?.length !== node.depth ? closing : undefined
}

function asParagraph(node: Heading, written: string): RootContent {
  return { type: 'paragraph', children: [text(written)], ...positionOf(node) }
}

/** Give every item the number it was written with, where it is not the one before plus one. */
function keepNumbers(list: List, source: string): List {
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
function widenTable(table: Table): Table {
  const lengths = table.children.map(row => row.children.length)
  const width = lengths.reduce((widest, length) => Math.max(widest, length), 0)
  const written = lengths.reduce((sum, length) => sum + length, 0)
  // Without columns that are aligned, each row is shown as it is.
  if (width * lengths.length > CELLS_FOR_ONE * written) return { ...table, align: null }
  const align = table.align ?? []
  return { ...table, align: Array.from({ length: width }, (_, column) => align[column] ?? null) }
}

/** Show what stands behind a fence as the code's first line, unless it is just the name of a language. */
function showInfo(node: Code): Code {
  const info = [node.lang, node.meta].filter(Boolean).join(' ')
  if (/^[\w+#.-]{0,20}$/.test(info)) return node
  return { ...node, lang: null, meta: null, value: `${info}\n${node.value}` }
}

function linkOf(node: Image): Link {
  const children = node.alt ? [text(node.alt)] : []
  return { type: 'link', url: node.url, title: node.title ?? null, children, ...positionOf(node) }
}

/** Tell whether a link leads to the web or to a mailbox. Anything else is a word in brackets, or an attack. */
function isFollowable(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)./i.test(url)
}

function text(value: string): Text {
  return { type: 'text', value }
}

function positionOf(node: Nodes): Pick<Nodes, 'position'> {
  return node.position ? { position: node.position } : {}
}

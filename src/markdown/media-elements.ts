import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { Image } from 'mdast'
import type { Media } from '../model.ts'
import { element, text } from './hast.ts'
import { isRemoteImage } from './image-address.ts'

/** How a site shows media. */
export interface MediaView {
  /** Adds the site's base to a path. */
  readonly hrefOf: (path: string) => string
  /** Whether images elsewhere are shown in place. */
  readonly isEmbedded: boolean
  /** What a picture is called that has no words of its own. */
  readonly pictureName: string
}

/** How wide a picture is shown: as the column of text, or a phone's screen. */
const sizes = '(min-width: 44rem) 40rem, 100vw'

/**
 * Show an image of a body. One in `content/media` is a picture that opens large, an animation that opens playing, or a
 * film, its words alone where it is not there; one elsewhere is a link that names it, unless the site embeds such images.
 */
export function imageElement(
  image: Image,
  media: Media | undefined,
  { hrefOf, isEmbedded, pictureName }: MediaView,
): ElementContent {
  const alt = image.alt ?? ''
  if (media)
    return media.kind === 'film' ? film(media, alt, hrefOf) : picture(media, alt, { hrefOf, pictureName })
  if (!isRemoteImage(image)) return text(alt)
  if (!isEmbedded) return link(['remote-media'], image.url, [text(alt || image.url)])
  const properties = { src: image.url, alt, ...lazy, referrerPolicy: 'no-referrer' }
  return link(['media'], image.url, [element('img', properties)], alt === '' ? pictureName : undefined)
}

const lazy = { loading: 'lazy', decoding: 'async' }

function picture(
  { kind, path, width, height, colour, formats }: Media,
  alt: string,
  { hrefOf, pictureName }: Omit<MediaView, 'isEmbedded'>,
): Element {
  const srcSet = ({ files }: Media['formats'][number]) =>
    files.map(file => `${hrefOf(file.path)} ${file.width}w`).join(', ')
  const last = formats.at(-1)
  const properties = {
    src: hrefOf(last?.files.at(-1)?.path ?? path),
    ...(last && last.files.length > 1 && { srcSet: srcSet(last), sizes }),
    ...{ width, height, alt, ...lazy },
  }
  const sources = formats
    .slice(0, -1)
    .map(format => element('source', { type: format.type, srcSet: srcSet(format), sizes }))
  return link(
    ['media', ...(kind === 'animation' ? ['animation'] : []), ...(colour ? [`c${colour}`] : [])],
    hrefOf(path),
    [element('picture', {}, [...sources, element('img', properties)])],
    alt === '' ? pictureName : undefined,
  )
}

/** Muted, with controls, and loaded when it is started. */
function film({ path }: Media, alt: string, hrefOf: MediaView['hrefOf']): Element {
  const properties = { controls: true, muted: true, playsInline: true, preload: 'none' }
  return element('video', {
    ...properties,
    ...{ className: ['media'], src: hrefOf(path), ...(alt && { ariaLabel: alt }) },
  })
}

/**
 * A plugin of unified: pictures that stand together, with nothing between them but lines, are one grid. Those on lines of
 * their own stand apart from the words above and below.
 */
export function rehypeGridMedia() {
  return (tree: Root): void => {
    gridIn(tree)
  }
}

function gridIn(parent: Root | Element): void {
  const children: RootContent[] = []
  for (const child of splitParagraphs(parent.children)) {
    if (child.type !== 'element' || !isMediaOnly(child)) {
      if (child.type === 'element') gridIn(child)
      children.push(child)
      continue
    }
    const media = child.children.filter(isMedia)
    const before = children.findLast(node => node.type !== 'text' || node.value.trim() !== '')
    if (before?.type === 'element' && isGrid(before)) before.children.push(...media)
    else children.push(element('div', { className: ['media-grid'] }, media))
  }
  parent.children = children as never
}

function splitParagraphs(nodes: readonly RootContent[]): readonly RootContent[] {
  return nodes.flatMap<RootContent>(node => (node.type === 'element' ? splitParagraph(node) : node))
}

/** Split a paragraph where lines of pictures alone and lines of words meet. */
function splitParagraph(child: Element): readonly Element[] {
  if (child.tagName !== 'p' || !child.children.some(isMedia)) return [child]
  const paragraphs: Element[] = []
  let line: ElementContent[] = []
  const endLine = (lineBreak?: Element) => {
    const paragraph = { ...child, children: line }
    const last = paragraphs.at(-1)
    if (last && isMediaOnly(last) === isMediaOnly(paragraph)) last.children.push(...line)
    else paragraphs.push({ ...paragraph, children: line.filter(node => !isBreak(node)) })
    line = lineBreak ? [lineBreak] : []
  }
  for (const node of child.children) {
    if (isBreak(node)) endLine(node)
    else line.push(node)
  }
  endLine()
  return paragraphs
}

function isMediaOnly({ tagName, children }: Element): boolean {
  const isSpace = (node: ElementContent) =>
    (node.type === 'text' && node.value.trim() === '') || isBreak(node)
  return tagName === 'p' && children.some(isMedia) && children.every(node => isMedia(node) || isSpace(node))
}

function isBreak(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'br'
}

function isMedia(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    Array.isArray(node.properties.className) &&
    node.properties.className[0] === 'media'
  )
}

function isGrid({ tagName, properties }: Element): boolean {
  return tagName === 'div' && Array.isArray(properties.className) && properties.className[0] === 'media-grid'
}

function link(className: string[], href: string, children: ElementContent[], ariaLabel?: string): Element {
  return element('a', { className, href, ...(ariaLabel !== undefined && { ariaLabel }) }, children)
}

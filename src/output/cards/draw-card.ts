import type { SiteConfig } from '../../config.ts'
import { element } from '../xml.ts'

const cardWidth = 1200
const cardHeight = 630
export const cardFont = 'Noto Sans SC'

export interface CardText {
  readonly title: string
  /** A line above the title. */
  readonly note: string
  /** One line each; those that do not fit are left out. */
  readonly lines: readonly CardLine[]
}

export interface CardLine {
  /** Author of the text, where it is a post's. */
  readonly speaker?: string
  readonly text: string
}

const margin = 80
const contentWidth = cardWidth - 2 * margin
const lineSize = 32
const maxLines = 5
/** In em. */
const maxNameWidth = 10

/** Draw the image of a page as SVG: note and title on top, then lines of its content. */
export function drawCard({ title, note, lines }: CardText, config: Pick<SiteConfig, 'colours'>): string {
  const accent = config.colours.light
  const size = sizeToFit(title, 68, 40)
  const shown = lines.filter(({ text }) => drawable(text) !== '').slice(0, maxLines)
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: `${cardWidth}`, height: `${cardHeight}` },
    element('rect', { width: '100%', height: '100%', fill: '#fdfbf7' }),
    element('rect', { width: `${cardWidth}`, height: '16', fill: accent }),
    line(note, 118, 32, accent),
    line(title, 212, size, '#1c1917'),
    element('rect', { x: `${margin}`, y: '258', width: `${contentWidth}`, height: '2', fill: '#d6cec4' }),
    ...shown.map(({ speaker, text }, index) => line(text, 328 + index * 58, lineSize, '#292524', speaker)),
  )
  return svg.xml
}

function line(text: string, baseline: number, size: number, fill: string, speaker = '') {
  const attributes = {
    x: `${margin}`,
    y: `${baseline}`,
    'font-family': cardFont,
    'font-size': `${size}`,
    fill,
  }
  const name = cutToWidth(drawable(speaker), maxNameWidth)
  const start = name === '' ? '' : `${name}\u3000`
  const rest = cutToWidth(drawable(text), contentWidth / size - widthOf(start))
  return element(
    'text',
    attributes,
    ...(start === '' ? [] : [element('tspan', { fill: '#857a72' }, start)]),
    rest,
  )
}

/** Find the largest font size at which a text is no wider than the card, within bounds. */
function sizeToFit(text: string, largest: number, smallest: number): number {
  return Math.max(smallest, Math.min(largest, Math.floor(contentWidth / widthOf(drawable(text)))))
}

/** Matches characters that the font lacks, such as emoji and right-to-left scripts: they would show as empty boxes. */
const notInFont =
  /[^\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Greek}\p{Script=Cyrillic}\p{ASCII}\u3000-\u303f\uff01-\uff5e\u2010-\u2026·×°]/gu

/** Reduce a text to what the font can draw, on one line. */
function drawable(text: string): string {
  return text
    .replace(notInFont, '')
    .replace(/[^\S\u3000]+/g, ' ')
    .trim()
}

/** Cut a text to a width in em, with `…` where it was cut. */
function cutToWidth(text: string, width: number): string {
  let used = 0
  let end = 0
  for (const character of text) {
    used += widthOf(character)
    if (used > width) return `${text.slice(0, end).trimEnd()}…`
    if (used <= width - 1) end += character.length
  }
  return text
}

/** Estimate the width of a text in em, from the font's widest letter of each class: never too narrow. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    if (/[·\u1100-\u{10ffff}]/u.test(character)) width += 1
    else if (/[A-Z@%&mw]/.test(character)) width += 0.75
    else width += /[ .,:;'|!iljIft()[\]]/.test(character) ? 0.32 : 0.57
  }
  return width
}

/** Break a text into lines as long as the card is wide, at spaces and between Han characters. */
export function wrapForCard(text: string): string[] {
  const width = contentWidth / lineSize
  const lines: string[] = []
  for (const word of drawable(text).match(/[^\s\p{Script=Han}]+\s*|\p{Script=Han}[^\s\p{L}\p{N}]*\s*/gu) ??
    []) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last + word) <= width) lines[lines.length - 1] = last + word
    else lines.push(word)
  }
  return lines
}

import type { SiteConfig } from '../../config.ts'
import { element } from '../feeds/xml.ts'

export const cardWidth = 1200
export const cardHeight = 630
export const cardFont = 'Noto Sans SC'

export interface CardText {
  readonly title: string
  /** A line above the title. */
  readonly note: string
  /** As many as there is room for are shown, one line each: who said it, if it was said, and what. */
  readonly lines: readonly CardLine[]
}

export interface CardLine {
  readonly speaker?: string
  readonly text: string
}

const margin = 80
const room = cardWidth - 2 * margin
const lineSize = 32
const mostLines = 5
/** In em. */
const widestName = 10

/** Draw the image of a page as SVG: what it is about on top, then lines of its content. */
export function drawCard({ title, note, lines }: CardText, config: Pick<SiteConfig, 'colours'>): string {
  const accent = config.colours.light
  const size = sizeToFit(title, 68, 40)
  const shown = lines.filter(({ text }) => drawable(text) !== '').slice(0, mostLines)
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: `${cardWidth}`, height: `${cardHeight}` },
    element('rect', { width: '100%', height: '100%', fill: '#fdfbf7' }),
    element('rect', { width: `${cardWidth}`, height: '16', fill: accent }),
    line(note, 118, 32, accent),
    line(title, 212, size, '#1c1917'),
    element('rect', { x: `${margin}`, y: '258', width: `${room}`, height: '2', fill: '#d6cec4' }),
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
  const name = cutToWidth(drawable(speaker), widestName)
  const start = name === '' ? '' : `${name}\u3000`
  const rest = cutToWidth(drawable(text), room / size - widthOf(start))
  return element(
    'text',
    attributes,
    ...(start === '' ? [] : [element('tspan', { fill: '#857a72' }, start)]),
    rest,
  )
}

/** Largest size at which a text is no wider than the card, within bounds. */
function sizeToFit(text: string, largest: number, smallest: number): number {
  return Math.max(smallest, Math.min(largest, Math.floor(room / widthOf(drawable(text)))))
}

/** Scripts the font has, numbers and marks: what it lacks (emoji, right-to-left scripts) would show as empty boxes. */
const foreign =
  /[^\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Greek}\p{Script=Cyrillic}\p{ASCII}\u3000-\u303f\uff01-\uff5e\u2010-\u2026·×°]/gu

function drawable(text: string): string {
  return text
    .replace(foreign, '')
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

/** Width in em, rather too wide than too narrow: the font's widest letters in each class. */
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
  const width = room / lineSize
  const lines: string[] = []
  for (const piece of drawable(text).match(/[^\s\p{Script=Han}]+\s*|\p{Script=Han}[^\s\p{L}\p{N}]*\s*/gu) ??
    []) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last + piece) <= width) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  return lines
}

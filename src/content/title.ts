import type { Nodes, Root } from 'mdast'
import { parseBody } from '../markdown/grammar.ts'
import { visibleText } from '../markdown/visible-text.ts'
import { nameAddress, withoutAddresses } from './headline/addresses.ts'
import { saysSomething, withoutLeadIn, withoutPointer } from './headline/lead-in.ts'
import { openAtEnd, shorten } from './headline/shorten.ts'

/** Longest title, in UTF-16 units (and so in characters of any kind). */
const longestTitle = 80

/** A sentence shorter than this (`WOW！`, `.`) says too little alone: the next one of its line joins it. */
const shortestSentence = 6

/** What introduces something in fewer columns than this (a Han character is two) is joined with it: `OpenAI 的更新：`. */
const shortIntroduction = 16

/** As much of a body as a title can come from: parsing all of a long post for its first line would be wasted. */
const headLength = 2000

/** A body and its tree from `parseBody` or `readPortable`. */
export interface ParsedBody {
  readonly body: string
  readonly tree: Root
}

/**
 * Make a title from a post's body: the first sentence that says something, as plain text of at most 80 characters. A
 * lead-in is skipped or joined with what it introduces, what is cut ends in `…`, and a body of nothing but an address is
 * told by its site and path. Returns '' for a body that shows no text.
 */
export function makeTitle(body: string): string {
  return titleOfParts([{ body, tree: parseBody(headOf(body)) }])
}

/** Make the title of a post of several parts, as `makeTitle` does: of the first part that says something. */
export function titleOfParts(parts: readonly ParsedBody[]): string {
  const bodies = parts.map(linesOfBody)
  for (const lines of bodies) {
    const title = headlineOf(lines)
    if (title !== '') return shorten(title, longestTitle)
  }
  for (const lines of bodies) {
    const title = lines.map(plainTitle).find(Boolean)
    if (title) return shorten(title, longestTitle)
  }
  return ''
}

interface Line {
  readonly text: string
  /** One of a list, whether marked by Markdown or by hand. */
  readonly isItem: boolean
}

function linesOfBody({ body, tree }: ParsedBody): readonly Line[] {
  const head = headOf(body)
  const lines = linesOfNode(head.length < body.length ? parseBody(head) : tree)
    .map(({ text, isItem }) => ({ text: cleanLine(text), isItem: isItem || ITEM.test(cleanLine(text)) }))
    .filter(({ text }) => text !== '')
  return joinOpenLines(lines)
}

function headOf(body: string): string {
  if (body.length <= headLength) return body
  const end = body.lastIndexOf('\n', headLength)
  return body.slice(0, end > 0 ? end : headLength)
}

function linesOfNode(node: Nodes): readonly Line[] {
  if (node.type === 'root') return node.children.flatMap(linesOfNode)
  const isItem = node.type === 'list' || node.type === 'table'
  return visibleText(node)
    .split('\n')
    .map(text => ({ text, isItem }))
}

function cleanLine(line: string): string {
  return line
    .replace(/[\u200B\u2060\uFEFF]/g, '')
    .replace(SHOWN_IMAGE, '$1$2')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^#{1,6} /, '')
}

/** An image whose file is not there: only its words make a title. */
const SHOWN_IMAGE = /!\[(?:([^[\]]*)\]\([^()]*\)|\[[^[\]|]*(?:\|([^[\]]*))?\]\])/g

/** A number or bullet set by hand: `1、`, `2)`, `•`; and the count of a thread: `1/`, `🧵 3/12`. */
const ITEM =
  /^(?:🧵\s*)?(?:[-*]\s+|[•·▪◦✦✲]\s*|\d{1,2}(?:[、)）]|\.(?!\d))\s*|\d{1,2}\/(?:\d{1,2}|n)?[.、]?(?=\s|$)\s*)/iu

/** Join a line that breaks off inside a bracket that the next one closes, or inside a sentence, with the next one. */
function joinOpenLines(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    const both = last && joinTexts(last.text, line.text)
    const isBroken = last && (HANGING.test(last.text) || (isOpen(last.text) && !isOpen(both ?? '')))
    if (both && both.length <= 2 * longestTitle && isBroken)
      joined[joined.length - 1] = { ...last, text: both }
    else joined.push(line)
  }
  return joined
}

/** With a space, but between Han characters. */
function joinTexts(one: string, other: string): string {
  return /\p{Unified_Ideograph}$/u.test(one) && /^\p{Unified_Ideograph}/u.test(other)
    ? one + other
    : `${one} ${other}`
}

/** No sentence ends in one of these: its line was broken. */
const HANGING = /(?:[就在把被将和与及或]|以及)$/u

function isOpen(text: string): boolean {
  return openAtEnd(text).length > 0
}

/** Find the first sentence that says something, with what it introduces; '' where there is none. */
function headlineOf(lines: readonly Line[]): string {
  const sentences = lines.flatMap(({ text, isItem }) =>
    sentencesOf(withoutAddresses(text).replace(ITEM, '')).map(sentence => ({ text: sentence, isItem })),
  )
  const at = sentences.findIndex(({ text }) => saysSomething(text))
  const [found, next] = [sentences[at], sentences[at + 1]]
  if (!found) return ''
  return tidy(introduce(withoutLeadIn(found.text), next))
}

/** Finish a sentence that introduces the next one: joined with it, or without its colon where it says enough alone. */
function introduce(text: string, next: Line | undefined): string {
  if (HANGING.test(text)) return withoutPointer(text)
  if (!/[：:]$/.test(text)) return text
  const bare = withoutPointer(text)
  const isShort = columnsOf(bare) < shortIntroduction
  const isTitled = next && !next.isItem && /^[《〈“「『"]/u.test(next.text)
  const isUnfinished = /(?:[说问写叫是]|如下|这[样么].{0,3})$/u.test(bare)
  if (next && text.startsWith(bare) && (isShort || isTitled || isUnfinished))
    return `${bare}${text.endsWith(':') ? ': ' : '：'}${next.text}`
  return bare
}

/** Columns that a text fills where a Han character fills two. */
function columnsOf(text: string): number {
  return text.length + (text.match(/\p{Unified_Ideograph}/gu)?.length ?? 0)
}

function tidy(title: string): string {
  return title
    .replace(/^(?:[\s,，。、；;]|\.\s)+|(?:[\s，、；：,;:—–👇👉↓→-]|⬇\uFE0F?)+$/gu, '')
    .replace(/^["“”](?=[^"“”]*$)/u, '')
}

/** Write a line that says nothing beside its address, mention or emoji. */
function plainTitle({ text }: Line): string {
  const words = tidy(withoutAddresses(text))
  const shown = /[\p{L}\p{N}\p{S}]/u.test(words) ? words : ''
  return saysSomething(words) ? shown : nameAddress(text) || shown
}

const SENTENCE = /.*?(?:[。！？]+[”’」』）)]*|[.!?]+["”’)]*(?= |$))\s*/gsu
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|[A-Z][a-z]{0,3}|vs|e\.g|i\.e|etc|No|Ph\.D)\.\s*$|(?<![\p{L}\p{N}.])\d{1,2}\.\s*$/u

/** Split a line into sentences. One too short, ended by an abbreviation or inside brackets goes on with the next. */
function sentencesOf(line: string): readonly string[] {
  const sentences: string[] = []
  let sentence = ''
  let end = 0
  for (const { 0: part, index } of line.matchAll(SENTENCE)) {
    sentence += part
    end = index + part.length
    if (sentence.trim().length < shortestSentence || ABBREVIATION.test(sentence) || isOpen(sentence)) continue
    sentences.push(sentence.trim())
    sentence = ''
  }
  const rest = (sentence + line.slice(end)).trim()
  return rest === '' ? sentences : [...sentences, rest]
}

import type { Day, Entry, Part, PartHead } from '../../src/model.ts'
import { type Cut, cutSentences } from './cut-sentences.ts'
import { createGrowingPool } from './growing-pool.ts'
import { createNextWord, inventName, replaceWords } from './new-words.ts'
import { createRandom, pick, type Random } from './random.ts'
import { createAddressRenewal } from './renew-addresses.ts'
import { cutWords, type Script, type Segment } from './words.ts'

/** An entry of a corpus, to be numbered and written into a feed. */
export interface DraftEntry {
  readonly date: Day
  /** Address of the post on X. */
  readonly source?: string
  readonly parts: readonly [Part, ...Part[]]
}

export interface CorpusSize {
  readonly count: number
  /** The same seed and source give the same entries, by one version of the platform's dictionary of words. */
  readonly seed: number
}

/** The seed of every measured corpus: figures of different days compare. */
export const corpusSeed = 20240401

/** The day of the last post, whatever the size. */
const lastDay = { year: 2026, month: 3, day: 31 }

/**
 * A large archive is both older and busier than a small one: 116 posts take 20 days, as in a real dump, and 10,000
 * two years, so that 100,000 take twelve.
 */
const dayExponent = 0.8
const daysOf = (count: number): number => Math.max(1, Math.round(730 * (count / 10_000) ** dayExponent))

/** Authors grow with posts as k·n^β; measured on a real dump from 58 posts to 116: 0.65. */
const authorExponent = 0.65

/** A sentence takes the place of one whose length is within this share of all sentences, by rank. */
const lengthWindow = 0.05

/**
 * Make entries out of those of a real dump, one after another, as many as wanted. Each has the layout of a real one
 * (parts, lines, bullets, code) with other sentences of the same language and like length; words, authors, links and
 * hashtags grow as they do in life.
 */
export function* makeEntries(source: readonly Entry[], { count, seed }: CorpusSize): Generator<DraftEntry> {
  const random = createRandom(seed)
  const outlines = source.filter(isUnambiguous).map(({ source, parts: [own, ...others] }) => ({
    source,
    parts: [outlinePart(own), ...others.map(outlinePart)] as const,
  }))
  const parts = outlines.flatMap(({ parts }) => parts)
  const drawSentence = createSentencePool(parts, random)
  const drawAuthor = createAuthorPool(source, random)
  const renew = createAddressRenewal(
    parts.map(({ cuts }) => cuts.map(({ text }) => text).join('')),
    random,
  )
  for (let index = 0; index < count; index++) {
    const outline = pick(outlines, random)
    const [own, ...others] = outline.parts
    const fill = ({ head, cuts }: PartOutline) => ({ ...head, body: renew(cuts.map(drawSentence).join('')) })
    yield {
      date: dayAt(index, count),
      ...(outline.source !== undefined && { source: renew(outline.source) }),
      parts: [{ ...fill(own), ...drawAuthor() }, ...others.map(fill)],
    }
  }
}

interface PartOutline {
  readonly head: PartHead
  readonly cuts: readonly Cut[]
}

/** A dump quoted inside a post is told from entries by the numbers around it, which a corpus changes. */
function isUnambiguous({ parts }: Entry): boolean {
  return !parts.some(({ body }) => /^### \d+\s*$/m.test(body))
}

function outlinePart({ kind, author, handle, body }: Part): PartOutline {
  return { head: { kind, author, handle }, cuts: cutSentences(body) }
}

function createSentencePool(parts: readonly PartOutline[], random: Random): (cut: Cut) => string {
  const sentences = parts.flatMap(({ cuts }) =>
    cuts.flatMap(cut => (cut.kind === 'sentence' ? [cut.text] : [])),
  )
  const segments = new Map(sentences.map(text => [text, cutWords(text)]))
  const pools = { han: rankByLength(sentences, 'han'), latin: rankByLength(sentences, 'latin') }
  const all = sentences.flatMap(text => segments.get(text) ?? [])
  const next = {
    han: createNextWord(wordsOf(all, 'han'), 'han', random),
    latin: createNextWord(wordsOf(all, 'latin'), 'latin', random),
  }
  return ({ kind, text }) => {
    if (kind === 'layout') return text
    const pool = pools[scriptOf(text)]
    const reach = Math.ceil(pool.sentences.length * lengthWindow)
    const rank = (pool.rank.get(text) ?? 0) + Math.round((random() * 2 - 1) * reach)
    const other = pool.sentences[Math.min(Math.max(rank, 0), pool.sentences.length - 1)] ?? text
    return replaceWords(segments.get(other) ?? [], next)
  }
}

function rankByLength(sentences: readonly string[], script: Script) {
  const sorted = sentences
    .filter(text => scriptOf(text) === script)
    .toSorted((one, other) => one.length - other.length)
  return { sentences: sorted, rank: new Map(sorted.map((text, rank) => [text, rank])) }
}

function scriptOf(sentence: string): Script {
  return /\p{Script=Han}/u.test(sentence) ? 'han' : 'latin'
}

function wordsOf(segments: readonly Segment[], script: Script): string[] {
  return segments.flatMap(segment => (segment.script === script ? [segment.text] : []))
}

interface AuthorName {
  readonly author: string
  readonly handle: string
}

function createAuthorPool(source: readonly Entry[], random: Random): () => AuthorName {
  const uses = source.map(({ parts: [{ author, handle }] }): AuthorName => ({ author, handle }))
  const different = new Set(uses.map(({ handle }) => handle.toLowerCase())).size
  const invent = (number: number) => inventAuthor(number, random)
  return createGrowingPool({ uses, different, exponent: authorExponent, invent }, random)
}

/** Of X. */
const longestHandle = 15

function inventAuthor(number: number, random: Random): AuthorName {
  const [first, last] = [inventName(random), inventName(random)]
  const author = [first, last].map(name => `${name[0]?.toUpperCase()}${name.slice(1)}`).join(' ')
  return { author, handle: `${first.slice(0, longestHandle - String(number).length)}${number}` }
}

/** Spread posts evenly over the days that end with the last one. */
function dayAt(index: number, count: number): Day {
  const days = daysOf(count)
  const first = lastDay.day - days + 1
  return new Date(Date.UTC(lastDay.year, lastDay.month - 1, first + Math.floor((index * days) / count)))
    .toISOString()
    .slice(0, 10)
}

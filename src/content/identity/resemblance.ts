import leven from 'leven'
import type { ComparedText } from './compared-text.ts'

/** Up to this length (UTF-16 units) texts are compared letter by letter: a typo takes two of few pairs of words. */
const shortText = 400

/** Least likeness of two texts that count as the same: where they stand in the same place, and elsewhere. */
const leastInPlace = 0.6
const leastElsewhere = 0.7

/** How sure it is that an entry and a stored post are the same by other signs than their text. */
export interface Circumstances {
  readonly hasSameAuthor: boolean
  /** They have the same number, or the same posts around them. */
  readonly isInPlace: boolean
  /** The stored text is the curator's own, and need not be like what it was. */
  readonly isEdited: boolean
}

/**
 * Measure how far a text is another one mended or filled in, from 0 to 1; 0 where it is not. In its place a post may
 * change much; elsewhere a short text with other figures in it is another one of a series (`Day 12`, `Day 13`).
 */
export function resemblance(
  entry: ComparedText,
  stored: ComparedText,
  { hasSameAuthor, isInPlace, isEdited }: Circumstances,
): number {
  if (!hasSameAuthor && !isInPlace) return 0
  const likeness = likenessOf(entry, stored)
  if (isInPlace) {
    if (likeness >= leastInPlace) return likeness
    return hasSameAuthor && (isEdited || isBeginningOf(stored, entry) || containment(entry, stored, 3) >= 0.8)
      ? leastInPlace
      : 0
  }
  if (isShort(entry, stored) && figures(entry) !== figures(stored)) return 0
  if (likeness >= leastElsewhere) return likeness
  return containment(entry, stored, 20) >= 0.9 ? leastInPlace : 0
}

function likenessOf(one: ComparedText, other: ComparedText): number {
  const total = one.pairs.size + other.pairs.size
  const ofPairs = total === 0 ? 0 : (2 * countShared(one, other)) / total
  // Letter by letter costs the product of two lengths: only where words leave it open.
  const isOpen = ofPairs < leastElsewhere && isShort(one, other)
  return isOpen ? Math.max(ofPairs, likenessOfLetters(one.plain, other.plain)) : ofPairs
}

function likenessOfLetters(one: string, other: string): number {
  const longest = Math.max(one.length, other.length)
  return longest === 0 ? 1 : 1 - leven(one, other) / longest
}

/** Which part of the shorter text the longer one holds; 0 where that is fewer than `least` pairs. */
function containment(one: ComparedText, other: ComparedText, least: number): number {
  const size = Math.min(one.pairs.size, other.pairs.size)
  return size < least ? 0 : countShared(one, other) / size
}

/** Whether a post was begun and has been written to its end since; one without a word may become anything. */
function isBeginningOf(stored: ComparedText, entry: ComparedText): boolean {
  return stored.pairs.size === 0 || (stored.plain.length >= 2 && entry.plain.startsWith(stored.plain))
}

function isShort(one: ComparedText, other: ComparedText): boolean {
  return Math.max(one.plain.length, other.plain.length) <= shortText
}

function figures({ plain }: ComparedText): string {
  return plain.match(/\p{N}+/gu)?.join(' ') ?? ''
}

function countShared(one: ComparedText, other: ComparedText): number {
  const [few, many] = one.pairs.size < other.pairs.size ? [one.pairs, other.pairs] : [other.pairs, one.pairs]
  let shared = 0
  for (const pair of few) if (many.has(pair)) shared++
  return shared
}

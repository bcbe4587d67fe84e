import type { ComparedText } from './compared-text.ts'

/** Features kept of a text: those with the least hashes, so that two texts keep the same of what they share. */
const sketchSize = 64

/** A feature that more texts have is of no use to find one of them. */
const mostTexts = 48

/** Most texts that a lookup returns. */
const mostFound = 12

/**
 * Make an inverted index of texts by groups of three letters and pairs of words. The function that comes back lists the numbers of those most
 * like a text, the likest first. Cost and memory are linear in the texts, also where all of them share much.
 * https://en.wikipedia.org/wiki/MinHash#Variant_with_a_single_hash_function
 */
export function indexTexts(texts: readonly ComparedText[]): (text: ComparedText) => readonly number[] {
  const postings = new Map<number, number[]>()
  for (const [index, text] of texts.entries()) {
    for (const feature of sketch(text)) {
      const posting = postings.get(feature)
      if (!posting) postings.set(feature, [index])
      else if (posting.length <= mostTexts) posting.push(index)
    }
  }
  return text => {
    const votes = new Map<number, number>()
    for (const feature of sketch(text)) {
      const posting = postings.get(feature) ?? []
      if (posting.length > mostTexts) continue
      for (const index of posting) votes.set(index, (votes.get(index) ?? 0) + 1)
    }
    return [...votes]
      .sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || one - other)
      .slice(0, mostFound)
      .map(([index]) => index)
  }
}

function sketch({ plain, pairs }: ComparedText): Uint32Array {
  const hashes = new Set<number>()
  for (const pair of pairs) hashes.add(hash(pair, 0, pair.length))
  for (let at = 0; at < Math.max(1, plain.length - 2); at++)
    hashes.add(hash(plain, at, Math.min(at + 3, plain.length)))
  return Uint32Array.from(hashes).sort().slice(0, sketchSize)
}

/** FNV-1a over UTF-16 units, mixed once more, as its order is used. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) >>> 0
}

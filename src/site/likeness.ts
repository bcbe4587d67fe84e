/** By how many of its rarest terms a text is known; it keeps the cost linear. */
const mostTerms = 32

/** From which likeness on, and from how many terms in common, two texts are about one matter. */
const leastLikeness = 0.045
const leastTerms = 4

/**
 * Compare texts by their rare terms, given for each text each once. The function that comes back lists what is like a
 * text: number of the other, and the cosine of both texts' terms weighed by rarity, from 0 to 1. Terms that more than
 * `most` texts have, or a tenth of all, say nothing and are left out.
 */
export function compareTerms(
  terms: readonly (readonly number[])[],
  most: number,
): (text: number) => readonly (readonly [number, number])[] {
  const frequencies = countTerms(terms)
  const limit = Math.min(most, Math.max(2, Math.ceil(terms.length / 10)))
  const vectors = terms.map(own => weighTerms(own, frequencies, limit, terms.length))
  const postings = invert(vectors)
  const likeness = new Float64Array(terms.length)
  const shared = new Uint16Array(terms.length)
  return text => {
    const met: number[] = []
    for (const { term, weight } of vectors[text] ?? []) {
      const { texts, weights } = postings.get(term) ?? nowhere
      for (let at = 0; at < texts.length; at++) {
        const other = texts[at] ?? 0
        const count = shared[other] ?? 0
        if (count === 0) met.push(other)
        shared[other] = count + 1
        likeness[other] = (likeness[other] ?? 0) + weight * (weights[at] ?? 0)
      }
    }
    const alike = met
      .filter(other => (shared[other] ?? 0) >= leastTerms && (likeness[other] ?? 0) >= leastLikeness)
      .map(other => [other, likeness[other] ?? 0] as const)
    for (const other of met) {
      shared[other] = 0
      likeness[other] = 0
    }
    return alike
  }
}

interface WeighedTerm {
  readonly term: number
  readonly weight: number
}

function countTerms(terms: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const own of terms) for (const term of own) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** Weigh the rarest terms of a text that others have too. Terms of this text alone make it less like any other. */
function weighTerms(
  own: readonly number[],
  frequencies: ReadonlyMap<number, number>,
  limit: number,
  texts: number,
): readonly WeighedTerm[] {
  const shared: { readonly term: number; readonly frequency: number }[] = []
  let squares = 0
  for (const term of own) {
    const frequency = frequencies.get(term) ?? 1
    if (frequency > limit) continue
    squares += Math.log(texts / frequency) ** 2
    if (frequency > 1) shared.push({ term, frequency })
  }
  const length = Math.sqrt(squares)
  return shared
    .sort((a, b) => a.frequency - b.frequency || a.term - b.term)
    .slice(0, mostTerms)
    .map(({ term, frequency }) => ({ term, weight: Math.log(texts / frequency) / length }))
}

/** Where a term is: texts by number, and its weight in each. Two rows of numbers, as there are very many of them. */
interface Posting {
  readonly texts: number[]
  readonly weights: number[]
}

const nowhere: Posting = { texts: [], weights: [] }

function invert(vectors: readonly (readonly WeighedTerm[])[]): ReadonlyMap<number, Posting> {
  const postings = new Map<number, Posting>()
  for (const [text, vector] of vectors.entries()) {
    for (const { term, weight } of vector) {
      const posting = postings.get(term) ?? { texts: [], weights: [] }
      posting.texts.push(text)
      posting.weights.push(weight)
      postings.set(term, posting)
    }
  }
  return postings
}

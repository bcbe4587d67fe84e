/** By how many of its rarest terms a text is known; it keeps the cost linear. */
const mostTerms = 32

/** From which likeness on, and from how many terms in common, two texts are about one matter. */
const leastLikeness = 0.045
const leastTerms = 4

/** Above every term; a frequency times it is a whole number that a float holds exactly. */
const TERM_LIMIT = 2 ** 30

/** Texts known by their rare terms, weighed by rarity among them. */
export interface WeighedTexts {
  readonly vectors: readonly (readonly WeighedTerm[])[]
  readonly postings: ReadonlyMap<number, Posting>
}

interface WeighedTerm {
  readonly term: number
  readonly weight: number
}

/** Where a term is: texts by number, and its weight in each. Two rows of numbers, as there are very many of them. */
interface Posting {
  readonly texts: number[]
  readonly weights: number[]
}

/**
 * Weigh the terms of texts, given for each text each once. Terms that more than `most` texts have, or a tenth of all,
 * say nothing and are left out.
 */
export function weighTexts(terms: readonly (readonly number[])[], most: number): WeighedTexts {
  const frequencies = countTerms(terms)
  const limit = Math.min(most, Math.max(2, Math.ceil(terms.length / 10)))
  const vectors = terms.map(own => weighTerms(own, frequencies, limit, terms.length))
  return { vectors, postings: invert(vectors) }
}

/**
 * Make a function that lists which of some texts are like one of others, or of the same, given by its weighed terms:
 * number of the text, and the cosine of the terms of both, from 0 to 1.
 */
export function compareWith({
  vectors,
  postings,
}: WeighedTexts): (vector: readonly WeighedTerm[]) => readonly (readonly [text: number, likeness: number])[] {
  const likeness = new Float64Array(vectors.length)
  const shared = new Uint16Array(vectors.length)
  return vector => {
    const met: number[] = []
    for (const { term, weight } of vector) {
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

const nowhere: Posting = { texts: [], weights: [] }

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
  /** One number for frequency and term, which sort as both would: there are some hundred of them for each text. */
  const shared: number[] = []
  let squares = 0
  for (const term of own) {
    const frequency = frequencies.get(term) ?? 1
    if (frequency > limit) continue
    squares += Math.log(texts / frequency) ** 2
    if (frequency > 1) shared.push(frequency * TERM_LIMIT + term)
  }
  const length = Math.sqrt(squares)
  const rarest = Float64Array.from(shared).sort().subarray(0, mostTerms)
  return Array.from(rarest, each => {
    const frequency = Math.floor(each / TERM_LIMIT)
    return { term: each % TERM_LIMIT, weight: Math.log(texts / frequency) / length }
  })
}

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

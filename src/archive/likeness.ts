/** The number of a text's rarest terms that are compared; it keeps the cost linear. */
const mostTerms = 32

/** Two texts are alike from this cosine on, if they share at least so many terms. */
const leastLikeness = 0.045
const leastTerms = 4

/** Texts as vectors of their rarest terms (TF-IDF with a term frequency of one), with an inverted index of them. */
export interface WeighedTexts {
  readonly vectors: readonly (readonly WeighedTerm[])[]
  readonly postings: ReadonlyMap<string, readonly Posting[]>
}

interface WeighedTerm {
  readonly term: string
  readonly weight: number
}

/** A text, by its number, that has a term, and the term's weight in it. */
interface Posting {
  readonly text: number
  readonly weight: number
}

/**
 * Weigh the terms of texts, of each text each term once. Terms of more than `most` texts, or of more than a tenth of all,
 * are too common and left out.
 */
export function weighTexts(terms: readonly (readonly string[])[], most: number): WeighedTexts {
  const frequencies = countTerms(terms)
  const limit = Math.min(most, Math.max(2, Math.ceil(terms.length / 10)))
  const vectors = terms.map(own => weighTerms(own, frequencies, limit, terms.length))
  return { vectors, postings: invert(vectors) }
}

/**
 * Make a function that compares a vector with each of the texts, and lists those that are alike: number of the text, and
 * the cosine of both vectors, from 0 to 1.
 */
export function compareWith({
  vectors,
  postings,
}: WeighedTexts): (vector: readonly WeighedTerm[]) => readonly (readonly [text: number, likeness: number])[] {
  // Reused by all comparisons and cleared after each, so that a comparison costs what it finds, not all texts.
  const likeness = new Float64Array(vectors.length)
  const shared = new Uint16Array(vectors.length)
  return vector => {
    const met: number[] = []
    for (const { term, weight } of vector) {
      for (const posting of postings.get(term) ?? []) {
        const { text } = posting
        const count = shared[text] ?? 0
        if (count === 0) met.push(text)
        shared[text] = count + 1
        likeness[text] = (likeness[text] ?? 0) + weight * posting.weight
      }
    }
    const alike = met
      .filter(text => (shared[text] ?? 0) >= leastTerms && (likeness[text] ?? 0) >= leastLikeness)
      .map(text => [text, likeness[text] ?? 0] as const)
    for (const text of met) {
      shared[text] = 0
      likeness[text] = 0
    }
    return alike
  }
}

function countTerms(terms: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const own of terms) for (const term of own) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/**
 * Weigh the rarest terms of a text that other texts have too. Terms that no other text has are in the length of the vector
 * only: they make the text less like any other.
 */
function weighTerms(
  own: readonly string[],
  frequencies: ReadonlyMap<string, number>,
  limit: number,
  texts: number,
): readonly WeighedTerm[] {
  const weighed: (WeighedTerm & { readonly frequency: number })[] = []
  let squares = 0
  for (const term of own) {
    const frequency = frequencies.get(term) ?? 1
    if (frequency > limit) continue
    const weight = Math.log(texts / frequency)
    squares += weight ** 2
    if (frequency > 1) weighed.push({ term, frequency, weight })
  }
  return weighed
    .sort((a, b) => a.frequency - b.frequency)
    .slice(0, mostTerms)
    .map(({ term, weight }) => ({ term, weight: weight / Math.sqrt(squares) }))
}

function invert(vectors: readonly (readonly WeighedTerm[])[]): ReadonlyMap<string, readonly Posting[]> {
  const postings = new Map<string, Posting[]>()
  for (const [text, vector] of vectors.entries()) {
    for (const { term, weight } of vector) {
      const posting = postings.get(term)
      if (posting) posting.push({ text, weight })
      else postings.set(term, [{ text, weight }])
    }
  }
  return postings
}

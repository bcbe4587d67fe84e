/** The number of a text's rarest words that are compared; it keeps the cost linear. */
const mostWords = 16

/** A word of more texts than these is too common; so is a topic of more than one text in so many. */
const mostWithWord = 16
const oneWithTopic = 8

/** Of the texts on a topic, the nearest are compared, half of them on either side: that, too, keeps the cost linear. */
const mostWithTopic = 32

/** Two texts that share no topic are alike only if they share so many words. */
const leastWords = 4

/** Two texts are alike from this likeness on. */
const leastLikeness = 0.4

/**
 * Numbers of texts count by powers of two, and a likeness by steps, so that an added text changes few of the others'
 * likenesses: pages that do not show it stay as they are.
 */
const steps = 20

/** Rare words in common tell more than topics, which many texts name to say something else. */
const wordsWeight = 4

/**
 * What is compared of a text: its words and what it is about, each once, by numbers that stand for the same in all texts
 * and are not of a word and a topic.
 */
export interface ComparedText {
  readonly words: readonly number[]
  readonly topics: readonly number[]
  /** How much of the text is about each of the topics. */
  readonly shares: readonly number[]
}

/** Texts as vectors (TF-IDF), with an inverted index of them. */
export interface WeighedTexts {
  readonly vectors: readonly Vector[]
  readonly words: Postings
  readonly topics: Postings
}

/** A text's rarest words and its topics, the rarest first. Words and topics by themselves are of length 1. */
interface Vector {
  readonly words: readonly WeighedTerm[]
  readonly topics: readonly WeighedTerm[]
}

interface WeighedTerm {
  readonly term: number
  readonly weight: number
}

/** By term: the numbers of the texts that have it, in order, and its weight in each. */
type Postings = ReadonlyMap<number, Posting>

interface Posting {
  readonly texts: readonly number[]
  readonly weights: readonly number[]
}

/** Weigh the words and topics of texts, which are numbers below `terms`. Those of a single text, and of very many, are left out. */
export function weighTexts(texts: readonly ComparedText[], terms: number): WeighedTexts {
  const size = 2 ** Math.round(Math.log2(Math.max(1, texts.length)))
  const mostTopics = Math.max(2, Math.ceil(size / oneWithTopic))
  const most = Math.min(mostWithWord, Math.max(2, Math.ceil(size / 10)))
  const counts = new Uint32Array(terms)
  for (const text of texts) {
    for (const word of text.words) counts[word] = (counts[word] ?? 0) + 1
    for (const topic of text.topics) counts[topic] = (counts[topic] ?? 0) + 1
  }
  const vectors = texts.map(text => ({
    words: weigh(text.words, undefined, counts, { most, size }).slice(0, mostWords),
    topics: weigh(text.topics, text.shares, counts, { most: mostTopics, size }),
  }))
  return {
    vectors,
    words: invert(vectors.map(({ words }) => words)),
    topics: invert(vectors.map(({ topics }) => topics)),
  }
}

/**
 * Make a function that compares a vector with those texts that are nearest to a number, and lists the ones alike: number of
 * the text, and the cosine of the topics plus, weighted, that of the words.
 */
export function compareWith({
  vectors,
  words,
  topics,
}: WeighedTexts): (vector: Vector, near: number) => readonly (readonly [text: number, likeness: number])[] {
  // Reused by all comparisons and cleared after each, so that a comparison costs what it finds, not all texts.
  const likeness = new Float64Array(vectors.length)
  const shared = new Uint16Array(vectors.length)
  return (vector, near) => {
    const met: number[] = []
    const add = ({ texts, weights }: Posting, start: number, end: number, weight: number, terms: number) => {
      for (let at = start; at < end; at++) {
        const text = texts[at] ?? 0
        const count = shared[text] ?? 0
        if (count === 0) met.push(text)
        shared[text] = count + terms
        likeness[text] = (likeness[text] ?? 0) + weight * (weights[at] ?? 0)
      }
    }
    for (const { term, weight } of vector.words) {
      const posting = words.get(term)
      if (posting) add(posting, 0, posting.texts.length, wordsWeight * weight, 1)
    }
    for (const { term, weight } of vector.topics) {
      const posting = topics.get(term)
      if (posting) add(posting, ...nearest(posting.texts, near), weight, leastWords)
    }
    const alike = met
      .filter(text => (shared[text] ?? 0) >= leastWords && (likeness[text] ?? 0) >= leastLikeness)
      .map(text => [text, Math.round((likeness[text] ?? 0) * steps) / steps] as const)
    for (const text of met) {
      shared[text] = 0
      likeness[text] = 0
    }
    return alike
  }
}

/** List the terms that both of two lists have, in the order of the first. */
export function inCommon(one: readonly WeighedTerm[], other: readonly WeighedTerm[]): readonly number[] {
  return one.flatMap(({ term }) => (other.some(own => own.term === term) ? [term] : []))
}

/** Find the run of those texts on a topic that are nearest to a number. */
function nearest(texts: readonly number[], near: number): [start: number, end: number] {
  if (texts.length <= mostWithTopic) return [0, texts.length]
  let [low, high] = [0, texts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((texts[middle] ?? 0) < near) low = middle + 1
    else high = middle
  }
  const start = Math.max(0, Math.min(low - mostWithTopic / 2, texts.length - mostWithTopic))
  return [start, start + mostWithTopic]
}

/**
 * Weigh those terms of a text that other texts have too, the rarest first. Terms that no other text has are in the length
 * of the vector only: they make the text less like any other.
 */
function weigh(
  own: readonly number[],
  shares: readonly number[] | undefined,
  counts: Uint32Array,
  { most, size }: { readonly most: number; readonly size: number },
): readonly WeighedTerm[] {
  const weighed: { readonly term: number; readonly rarity: number; readonly weight: number }[] = []
  let squares = 0
  for (let at = 0; at < own.length; at++) {
    const term = own[at] ?? 0
    const count = counts[term] ?? 1
    if (count > most) continue
    const rarity = Math.ceil(Math.log2(count))
    const weight = (shares?.[at] ?? 1) * Math.log(1 + size / 2 ** rarity)
    squares += weight ** 2
    if (count > 1) weighed.push({ term, rarity, weight })
  }
  const length = Math.sqrt(squares)
  return weighed
    .sort((a, b) => a.rarity - b.rarity)
    .map(({ term, weight }) => ({ term, weight: weight / length }))
}

function invert(vectors: readonly (readonly WeighedTerm[])[]): Postings {
  const postings = new Map<number, { readonly texts: number[]; readonly weights: number[] }>()
  for (const [text, vector] of vectors.entries()) {
    for (const { term, weight } of vector) {
      const posting = postings.get(term)
      if (posting) {
        posting.texts.push(text)
        posting.weights.push(weight)
      } else postings.set(term, { texts: [text], weights: [weight] })
    }
  }
  return postings
}

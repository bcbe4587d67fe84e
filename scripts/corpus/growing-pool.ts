import { pick, type Random } from './random.ts'

export interface Growth<Item> {
  /** All uses so far, in order, and how many different things were used. */
  readonly uses: readonly Item[]
  readonly different: number
  /** Different things grow with uses as k·n^exponent. */
  readonly exponent: number
  /** Make the next new one, by its number from 1. */
  invent(number: number): Item
}

/**
 * Draw what a growing archive uses again and again, such as authors: known things come back in proportion to their
 * uses, new ones come ever more rarely (https://en.wikipedia.org/wiki/Heaps%27_law).
 */
export function createGrowingPool<Item>(
  { uses, different, exponent, invent }: Growth<Item>,
  random: Random,
): () => Item {
  const used = [...uses]
  const constant = different / used.length ** exponent
  let invented = 0
  return () => {
    const isNew = random() < exponent * constant * used.length ** (exponent - 1)
    const item = isNew ? invent(++invented) : pick(used, random)
    used.push(item)
    return item
  }
}

/** A source of numbers from 0 (included) to 1 (excluded): the same seed gives the same numbers everywhere. */
export type Random = () => number

/** Make a random source of 32 bits of state: mulberry32 (https://github.com/bryc/code/blob/master/jshash/PRNGs.md). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** Pick one of several. Throws for none. */
export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('expected items to pick from')
  return item
}

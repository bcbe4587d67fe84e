import { foldName } from './fold.ts'

/** Share of pairs of letters that two names must have in common. */
const NEAR = 0.4

/**
 * Find the items whose names come nearest to what a reader typed, the nearest first: a name that begins with it or
 * holds it, or that shares pairs of neighbouring letters with it (Dice's coefficient), as a slip of the finger leaves.
 */
export function nearestNames<Item>(
  typed: string,
  items: readonly Item[],
  namesOf: (item: Item) => readonly string[],
  limit: number,
): readonly Item[] {
  const wanted = foldName(typed)
  if (wanted === '') return []
  return items
    .map(item => ({
      item,
      nearness: Math.max(...namesOf(item).map(name => nearness(wanted, foldName(name)))),
    }))
    .filter(each => each.nearness >= NEAR)
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, limit)
    .map(({ item }) => item)
}

/** From 0 to 1 by likeness; above 1 where the name holds what was typed, above 2 where it begins with it. */
function nearness(wanted: string, name: string): number {
  if (name.startsWith(wanted)) return 3 - 1 / wanted.length
  if (name.includes(wanted)) return 2 - 1 / wanted.length
  const [ours, theirs] = [pairsOf(wanted), pairsOf(name)]
  const common = [...ours].filter(pair => theirs.has(pair)).length
  return (2 * common) / Math.max(1, ours.size + theirs.size)
}

function pairsOf(name: string): ReadonlySet<string> {
  const chars = Array.from(name)
  return new Set(chars.slice(1).map((char, at) => `${chars[at]}${char}`))
}

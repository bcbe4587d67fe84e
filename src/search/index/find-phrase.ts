/** A row of a shard that holds what was looked for, and how many tokens stand in it before the first match. */
export interface FoundRow {
  readonly row: number
  readonly lead: number
}

/** A word of a phrase, so many steps after its first, and its positions in ascending order. */
export interface PhraseWord {
  readonly step: number
  readonly positions: readonly number[]
}

/** Find where words stand as a phrase has them; returns the positions of the phrase's first word. */
export function findPhrase(words: readonly PhraseWord[]): readonly number[] {
  // The rarest first, so that the others are only looked up.
  const [rarest, ...others] = words.toSorted((a, b) => a.positions.length - b.positions.length)
  if (!rarest) return []
  const starts = rarest.positions.map(position => position - rarest.step)
  return others.reduce((found, { positions, step }) => {
    let at = 0
    return found.filter(start => {
      while ((positions[at] ?? Infinity) < start + step) at++
      return positions[at] === start + step
    })
  }, starts)
}

/** Find the rows that hold some positions, both ascending; a row goes from its start to that of the next one. */
export function rowsAt(positions: readonly number[], starts: readonly number[]): readonly FoundRow[] {
  const found: FoundRow[] = []
  let row = -1
  for (const position of positions) {
    if (position < (starts[row + 1] ?? Infinity)) continue
    while (position >= (starts[row + 1] ?? Infinity)) row++
    found.push({ row, lead: position - (starts[row] ?? 0) })
  }
  return found
}

/** Find where each row starts: rows follow one another with a position between two. */
export function startsOf(lengths: readonly number[]): readonly number[] {
  let next = 0
  return lengths.map(length => {
    const start = next
    next += length + 1
    return start
  })
}

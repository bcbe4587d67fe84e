/** A row of a shard that holds a phrase, and how many tokens are before the first match. */
export interface FoundRow {
  readonly row: number
  readonly offset: number
}

/** A word of a phrase: its distance from the first word, and its positions, ascending. */
export interface PhraseWord {
  readonly step: number
  readonly positions: readonly number[]
}

/** Find where words follow one another as in a phrase. Returns the positions of the phrase's first word. */
export function findPhrase(words: readonly PhraseWord[]): readonly number[] {
  // Begin with the rarest word: the others are only compared with what it leaves.
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

/** Find the rows in which positions lie; both are ascending. A row ends where the next one starts. */
export function rowsAt(positions: readonly number[], starts: readonly number[]): readonly FoundRow[] {
  const found: FoundRow[] = []
  let row = -1
  for (const position of positions) {
    if (position < (starts[row + 1] ?? Infinity)) continue
    while (position >= (starts[row + 1] ?? Infinity)) row++
    found.push({ row, offset: position - (starts[row] ?? 0) })
  }
  return found
}

/** Sum lengths up to the start of each row. Between two rows, one position is a break. */
export function startsOf(lengths: readonly number[]): readonly number[] {
  let next = 0
  return lengths.map(length => {
    const start = next
    next += length + 1
    return start
  })
}

/**
 * Index who holds which keys. The function that comes back lists, for each key of a holder that others hold too, all its
 * holders by number; keys of more than `most` holders are left out. A holder's keys are given each once.
 */
export function indexHolders<Key>(
  keys: readonly (readonly Key[])[],
  most: number,
): (holder: number) => readonly (readonly number[])[] {
  const first = new Map<Key, number>()
  /** Most keys have one holder, and no list of them. */
  const shared = new Map<Key, number[]>()
  for (const [holder, own] of keys.entries()) {
    for (const key of own) {
      const one = first.get(key)
      const all = shared.get(key)
      if (one === undefined) first.set(key, holder)
      else if (all) all.push(holder)
      else shared.set(key, [one, holder])
    }
  }
  return holder => {
    const found: (readonly number[])[] = []
    for (const key of keys[holder] ?? []) {
      const all = shared.get(key)
      if (all && all.length <= most) found.push(all)
    }
    return found
  }
}

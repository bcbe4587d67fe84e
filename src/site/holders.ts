/**
 * Index who holds which keys. The function that comes back lists, for each key of a holder that others hold too, all its
 * holders by number; keys of more than `most` holders are left out. A holder's keys are given each once.
 */
export function indexHolders<Key>(
  keys: readonly (readonly Key[])[],
  most: number,
): (holder: number) => readonly (readonly number[])[] {
  const holders = new Map<Key, number[]>()
  for (const [holder, own] of keys.entries()) {
    for (const key of own) {
      const known = holders.get(key)
      if (known) known.push(holder)
      else holders.set(key, [holder])
    }
  }
  const isShared = (all: readonly number[]) => all.length > 1 && all.length <= most
  return holder => {
    const shared: (readonly number[])[] = []
    for (const key of keys[holder] ?? []) {
      const all = holders.get(key)
      if (all && isShared(all)) shared.push(all)
    }
    return shared
  }
}

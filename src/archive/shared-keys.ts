/** A key of more items than these, such as a link or a quoted post, is not about one matter; it also keeps costs linear. */
const mostSharing = 32

/** Group the numbers of items by keys that two or more of them have, but not very many. */
export function groupByKeys<Key>(keys: readonly (readonly Key[])[]): ReadonlyMap<Key, readonly number[]> {
  const groups = new Map<Key, number[]>()
  for (const [item, own] of keys.entries()) {
    for (const key of own) {
      const group = groups.get(key)
      if (!group) groups.set(key, [item])
      else if (group.at(-1) !== item) group.push(item)
    }
  }
  return new Map([...groups].filter(([, { length }]) => length > 1 && length <= mostSharing))
}

/**
 * Build an inverted index of the keys of items. Returns a function from an item's number to the groups of items that share
 * a key with it: for each such key the numbers of all its items, the item's own among them.
 */
export function indexSharedKeys<Key>(
  keys: readonly (readonly Key[])[],
): (item: number) => readonly (readonly number[])[] {
  const groups = groupByKeys(keys)
  return item =>
    (keys[item] ?? []).flatMap(key => {
      const group = groups.get(key)
      return group ? [group] : []
    })
}

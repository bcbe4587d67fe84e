/**
 * Build an inverted index of the keys of items. Returns a function from an item's number to the groups of items that share
 * a key with it: for each such key the numbers of all its items, the item's own among them. Keys of one item only, and keys
 * of more than `most` items, are left out. No item has a key twice.
 */
export function indexSharedKeys<Key>(
  keys: readonly (readonly Key[])[],
  most: number,
): (item: number) => readonly (readonly number[])[] {
  const postings = new Map<Key, number[]>()
  for (const [item, own] of keys.entries()) {
    for (const key of own) {
      const items = postings.get(key)
      if (items) items.push(item)
      else postings.set(key, [item])
    }
  }
  return item =>
    (keys[item] ?? []).flatMap(key => {
      const items = postings.get(key) ?? []
      return items.length > 1 && items.length <= most ? [items] : []
    })
}

/** Memoize a function of one argument, without a limit, for work within one task. `undefined` is not memoized. */
export function memoize<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const memo = new Map<Key, Value>()
  return key => {
    const found = memo.get(key)
    if (found !== undefined) return found
    const made = make(key)
    memo.set(key, made)
    return made
  }
}

/** Memoize a function of one argument in an LRU cache of `count` results. */
export function memoizeLatest<Key, Value>(make: (key: Key) => Value, count = 2000): (key: Key) => Value {
  const memo = new Map<Key, Value>()
  return key => {
    const value = memo.get(key) ?? make(key)
    // A map keeps the order of insertion: the least recently used key is its first.
    memo.delete(key)
    memo.set(key, value)
    const [oldest] = memo.size > count ? memo.keys() : []
    if (oldest !== undefined) memo.delete(oldest)
    return value
  }
}

/**
 * Returns the value that `make` computes, or the one that it computed earlier, perhaps in another process, from equal data
 * `from`. Values of one `group` are stored together. Pure code gets it as a parameter and knows of no cache.
 */
export type Remember<Value> = (group: string, from: unknown, make: () => Value) => Value

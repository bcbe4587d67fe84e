/**
 * Make a function that remembers its answers, but for `undefined`, for as long as it is there itself: for work that is
 * shared within one task.
 */
export function memoize<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return key => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    known.set(key, made)
    return made
  }
}

/** The same, of the answers asked for latest only: for a walk that comes back to a key soon, or seldom. */
export function memoizeLatest<Key, Value>(make: (key: Key) => Value, count = 2000): (key: Key) => Value {
  const latest = createLatest<Key, Value>(count)
  return key => {
    const value = latest.get(key) ?? make(key)
    latest.set(key, value)
    return value
  }
}

/** Values of the keys that were set latest. */
export interface Latest<Key, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
}

export function createLatest<Key, Value>(count: number): Latest<Key, Value> {
  const known = new Map<Key, Value>()
  return {
    get: key => known.get(key),
    set(key, value) {
      known.delete(key)
      known.set(key, value)
      const [oldest] = known.size > count ? known.keys() : []
      if (oldest !== undefined) known.delete(oldest)
    },
  }
}

/**
 * Return the value that `make` computes, or the one it computed earlier, perhaps in another process, from equal data
 * `from`. Values of one `group` are stored together. Pure code takes it as a parameter, and need not know of any cache.
 */
export type Remember<Value> = (group: string, from: unknown, make: () => Value) => Value

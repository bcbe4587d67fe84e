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

/** Load once, and return the same promise again. A promise that was rejected is forgotten: the next call loads anew. */
export function loadOnce<Value>(load: () => Promise<Value>): () => Promise<Value> {
  const loadKey = loadEachOnce(load)
  return () => loadKey('')
}

/** Keep what was loaded under each key, as {@link loadOnce} does. */
export function loadEachOnce<Key extends string | number, Value>(
  load: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const loaded = new Map<Key, Promise<Value>>()
  return key => {
    const known = loaded.get(key)
    if (known) return known
    const loading = load(key)
    loaded.set(key, loading)
    loading.catch(() => loaded.delete(key))
    return loading
  }
}

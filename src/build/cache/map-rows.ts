/** A map as JSON can hold it. In two rows: an object of its entries, or a list of them, takes twice as long to read. */
export interface MapRows<Value> {
  readonly keys: readonly string[]
  readonly values: readonly Value[]
}

export function rowsOf<Value>(map: ReadonlyMap<string, Value>): MapRows<Value> {
  return { keys: [...map.keys()], values: [...map.values()] }
}

export function mapOf<Value>({ keys, values }: MapRows<Value>): ReadonlyMap<string, Value> {
  const map = new Map<string, Value>()
  for (const [index, value] of values.entries()) {
    const key = keys[index]
    if (key !== undefined) map.set(key, value)
  }
  return map
}

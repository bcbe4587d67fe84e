import { hash } from 'node:crypto'

/**
 * Descriptions of up to so many characters are not hashed but stand for themselves: hashing the many short values takes
 * longer than all else. A description has brackets, which no hash has, so that the two cannot be confused.
 */
const SHORT = 256

/** Names a value by its content: equal content has an equal fingerprint, in every process and on every machine. */
export interface Fingerprint {
  (value: unknown): string
  /** Set the fingerprint of an object that follows from data with a fingerprint: the object itself is then never read. */
  remember(value: object, print: string): void
}

/**
 * Create a function that takes fingerprints of data: what JSON can hold, and sets and maps in their order. It memoizes
 * each object, which must not change, so that the cost is linear in the size of a graph of shared objects. Throws
 * TypeError for a value that is no data, such as a function.
 */
export function createFingerprint(): Fingerprint {
  const memo = new WeakMap<object, string>()
  const fingerprint = (value: unknown): string => {
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
      throw new TypeError(`Unexpected ${typeof value}, expected data`)
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
    const found = memo.get(value)
    if (found !== undefined) return found
    const text = describe(value)
    if (text.length <= SHORT) return text
    const made = shortHash(text)
    memo.set(value, made)
    return made
  }
  const describe = (value: object): string => {
    if (Array.isArray(value)) return describeItems(value)
    if (value instanceof Set) return `set ${describeItems(value)}`
    if (value instanceof Map)
      return `map ${fingerprint([...value.keys()])} ${fingerprint([...value.values()])}`
    // Concatenation: joining an array of these many short strings takes twice the time.
    let text = ''
    for (const [name, field] of Object.entries(value)) {
      if (field !== undefined) text += `${text && ','}${JSON.stringify(name)}:${fingerprint(field)}`
    }
    return `{${text}}`
  }
  const describeItems = (items: Iterable<unknown>): string => {
    let text = ''
    for (const item of items) text += `${text && ','}${fingerprint(item)}`
    return `[${text}]`
  }
  const remember = (value: object, print: string) => {
    memo.set(value, print)
  }
  return Object.assign(fingerprint, { remember })
}

/** Hash a text to one word of 132 bits. */
export function shortHash(text: string | Uint8Array): string {
  return hash('sha256', text, 'base64url').slice(0, 22)
}

import { hash } from 'node:crypto'
import { memoize } from '../../memoize.ts'

/**
 * Characters of a description that is not hashed but stands for itself: most of what values are made of is short, and
 * hashing it takes longer than all else. A hash has none of its brackets, and so is never taken for one.
 */
const SHORT = 256

/** Names a value by its content: the same content has the same fingerprint, in every process and on every machine. */
export interface Fingerprint {
  (value: unknown): string
  /** Take a value's fingerprint as known: an earlier process found it, or it is that of all that the value follows from. */
  know(value: object, print: string): void
}

/**
 * Make a function that takes fingerprints of data: what JSON can hold, and sets and maps in their order. Objects are
 * taken to be constant, and each that is not short is looked at once however often it is reached, so that the cost is
 * linear in the size of a graph of shared objects. Throws TypeError for what is no data, such as a function.
 */
export function createFingerprint(): Fingerprint {
  const known = new WeakMap<object, string>()
  const quote = memoize((name: string) => JSON.stringify(name))
  const fingerprint = (value: unknown): string => {
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
      throw new TypeError(`Unexpected ${typeof value}, expected data`)
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
    const found = known.get(value)
    if (found !== undefined) return found
    const text = describe(value)
    if (text.length <= SHORT) return text
    const made = shortHash(text)
    known.set(value, made)
    return made
  }
  const describe = (value: object): string => {
    if (Array.isArray(value)) return describeItems(value)
    if (value instanceof Set) return `set ${describeItems(value)}`
    if (value instanceof Map)
      return `map ${fingerprint([...value.keys()])} ${fingerprint([...value.values()])}`
    // Piece by piece: arrays of pieces, to be joined, take twice the time.
    let text = ''
    for (const [name, field] of Object.entries(value)) {
      if (field !== undefined) text += `${text && ','}${quote(name)}:${fingerprint(field)}`
    }
    return `{${text}}`
  }
  const describeItems = (items: Iterable<unknown>): string => {
    let text = ''
    for (const item of items) text += `${text && ','}${fingerprint(item)}`
    return `[${text}]`
  }
  const know = (value: object, print: string) => {
    known.set(value, print)
  }
  return Object.assign(fingerprint, { know })
}

/** Name a text by 132 bits of its hash, in one word. */
export function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22)
}

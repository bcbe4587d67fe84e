import { createHash } from 'node:crypto'

/** Characters of a description that is not hashed; a hash has none of its brackets, and so is never taken for one. */
const SHORT = 64

/** Names a value by its content: the same content has the same fingerprint, in every process and on every machine. */
export interface Fingerprint {
  (value: unknown): string
  /** Take a value's fingerprint as known: an earlier process found it, or it is that of all that the value follows from. */
  know(value: object, print: string): void
}

/**
 * Make a function that takes fingerprints of data: what JSON can hold, and sets and maps in their order. Objects are
 * taken to be constant, and each is looked at once however often it is reached, so that the cost is linear in the size
 * of a graph of shared objects. Throws TypeError for what is no data, such as a function.
 */
export function createFingerprint(): Fingerprint {
  const known = new WeakMap<object, string>()
  const fingerprint = (value: unknown): string => {
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
      throw new TypeError(`Unexpected ${typeof value}, expected data`)
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
    const found = known.get(value)
    if (found !== undefined) return found
    const text = describe(value, fingerprint)
    // What is short is its own name: most of what values are made of is, and hashing it takes longer than all else.
    const made = text.length <= SHORT ? text : hash(text)
    known.set(value, made)
    return made
  }
  const know = (value: object, print: string) => {
    known.set(value, print)
  }
  return Object.assign(fingerprint, { know })
}

function describe(value: object, fingerprint: (value: unknown) => string): string {
  if (Array.isArray(value)) return `[${value.map(fingerprint).join()}]`
  if (value instanceof Set) return `set [${Array.from(value, fingerprint).join()}]`
  if (value instanceof Map) return `map ${fingerprint([...value.keys()])} ${fingerprint([...value.values()])}`
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${fingerprint(field)}`).join()}}`
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/**
 * As much of CBOR (RFC 8949) as Pagefind's files are written in: integers, texts and lists of a known length. Items may
 * also be walked without being read, for their bytes. For the build and the browser.
 */

export type CborValue = number | string | readonly CborValue[]

/** Where an item begins and ends. */
export type CborSpan = readonly [start: number, end: number]

/** Major types, the upper three bits of an item's first byte. */
const UNSIGNED = 0
const NEGATIVE = 1
const BYTES = 2
const TEXT = 3
const LIST = 4

interface Head {
  readonly type: number
  /** The number itself, the bytes of a text, or the items of a list. */
  readonly count: number
  /** Where what the head announces begins. */
  readonly end: number
}

const decoder = new TextDecoder()

/** Read the value that begins at a place, and where it ends. Throws at anything else than the types above. */
export function readCbor(bytes: Uint8Array, start = 0): { readonly value: CborValue; readonly end: number } {
  const { type, count, end } = readHead(bytes, start)
  if (type === UNSIGNED) return { value: count, end }
  if (type === NEGATIVE) return { value: -1 - count, end }
  if (type === TEXT) return { value: decoder.decode(bytes.subarray(end, end + count)), end: end + count }
  const items: CborValue[] = []
  let at = end
  for (let left = count; left > 0; left--) {
    const item = readCbor(bytes, at)
    items.push(item.value)
    at = item.end
  }
  return { value: items, end: at }
}

/** Take a value for the list it is expected to be. Throws where it is none. */
export function cborList(value: CborValue | undefined): readonly CborValue[] {
  if (!Array.isArray(value)) throw new Error('expected a list')
  return value
}

/** Find the items of the list at a place. */
export function cborItems(bytes: Uint8Array, start = 0): readonly CborSpan[] {
  const { type, count, end } = readHead(bytes, start)
  if (type !== LIST) throw new Error(`expected a list at byte ${start}`)
  return spansFrom(bytes, end, ({ length }) => length === count)
}

/** Find the items of a sequence, as which they stand one after another (RFC 8742). */
export function cborSequence(bytes: Uint8Array): readonly CborSpan[] {
  return spansFrom(bytes, 0, (_, at) => at >= bytes.length)
}

function spansFrom(
  bytes: Uint8Array,
  start: number,
  isEnd: (found: readonly CborSpan[], at: number) => boolean,
): readonly CborSpan[] {
  const found: CborSpan[] = []
  for (let at = start; !isEnd(found, at); ) {
    const next = skipCbor(bytes, at)
    found.push([at, next])
    at = next
  }
  return found
}

/** Find where the item at a place ends. */
function skipCbor(bytes: Uint8Array, start: number): number {
  let at = start
  for (let left = 1; left > 0; left--) {
    // Nearly all there is: a number of one byte, or of one byte and another.
    const first = bytes[at] ?? 0xff
    if ((first & 0xdf) <= 24) {
      at += (first & 0xdf) < 24 ? 1 : 2
      continue
    }
    const { type, count, end } = readHead(bytes, at)
    at = type === TEXT ? end + count : end
    if (type === LIST) left += count
  }
  return at
}

function readHead(bytes: Uint8Array, start: number): Head {
  const first = byteAt(bytes, start)
  const type = first >> 5
  const size = first & 31
  if (type > LIST || type === BYTES) throw new Error(`unexpected CBOR type ${type}`)
  if (size < 24) return { type, count: size, end: start + 1 }
  const width = 2 ** (size - 24)
  if (width > 4) throw new Error(`unexpected CBOR size ${size}`)
  let count = 0
  for (let at = start + 1; at <= start + width; at++) count = count * 256 + byteAt(bytes, at)
  return { type, count, end: start + 1 + width }
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new Error(`expected CBOR to go on at byte ${at}`)
  return byte
}

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
  const { count, end } = listHead(bytes, start)
  const found: CborSpan[] = []
  for (let at = end; found.length < count; ) {
    const next = skipCbor(bytes, at)
    found.push([at, next])
    at = next
  }
  return found
}

/** Read the head of the list at a place: the number of its items, and where they begin. Throws where there is none. */
export function listHead(bytes: Uint8Array, start: number): Pick<Head, 'count' | 'end'> {
  const head = readHead(bytes, start)
  if (head.type !== LIST) throw new Error(`expected a list at byte ${start}`)
  return head
}

/** Read the integers of the list at a place. Throws where it is none of integers. */
export function cborNumbers(bytes: Uint8Array, start: number): number[] {
  const { count, end } = listHead(bytes, start)
  const numbers: number[] = []
  let at = end
  for (let left = count; left > 0; left--) {
    const first = bytes[at] ?? 0xff
    if (first < 24) {
      numbers.push(first)
      at++
      continue
    }
    const head = readHead(bytes, at)
    if (head.type > NEGATIVE) throw new Error(`expected an integer at byte ${at}`)
    numbers.push(head.type === NEGATIVE ? -1 - head.count : head.count)
    at = head.end
  }
  return numbers
}

/** The bytes of the text at a place, in UTF-8. Throws where there is none. */
export function textSpan(bytes: Uint8Array, start: number): CborSpan {
  const { type, count, end } = readHead(bytes, start)
  if (type !== TEXT) throw new Error(`expected a text at byte ${start}`)
  return [end, end + count]
}

/** Write a number from 0 to 2³² - 1. */
export function writeCount(count: number): Uint8Array {
  if (count < 24) return Uint8Array.of(count)
  if (count < 0x100) return Uint8Array.of(24, count)
  if (count < 0x1_0000) return Uint8Array.of(25, count >> 8, count & 0xff)
  return Uint8Array.of(26, count >>> 24, (count >> 16) & 0xff, (count >> 8) & 0xff, count & 0xff)
}

/** Read the number from 0 on at a place, and where it ends. */
export function readCount(bytes: Uint8Array, start: number): Pick<Head, 'count' | 'end'> {
  const head = readHead(bytes, start)
  if (head.type !== UNSIGNED) throw new Error(`expected a number at byte ${start}`)
  return head
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

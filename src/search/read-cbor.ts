/**
 * As much of CBOR (RFC 8949) as Pagefind's files are written in: integers, texts and lists of a known length. A list
 * may also be walked without being read, for the bytes of its items.
 */

export type CborValue = number | string | readonly CborValue[]

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

/** Read the value that begins at a place, and where it ends. Throws at anything else than the types above. */
export function readCbor(bytes: Buffer, start = 0): { readonly value: CborValue; readonly end: number } {
  const { type, count, end } = readHead(bytes, start)
  if (type === UNSIGNED) return { value: count, end }
  if (type === NEGATIVE) return { value: -1 - count, end }
  if (type === TEXT) return { value: bytes.toString('utf8', end, end + count), end: end + count }
  const items: CborValue[] = []
  let at = end
  for (let left = count; left > 0; left--) {
    const item = readCbor(bytes, at)
    items.push(item.value)
    at = item.end
  }
  return { value: items, end: at }
}

/** List where each item of the list at a place begins and ends. */
export function cborItems(bytes: Buffer, start = 0): readonly (readonly [start: number, end: number])[] {
  const { type, count, end } = readHead(bytes, start)
  if (type !== LIST) throw new Error(`expected a list at byte ${start}`)
  const items: [number, number][] = []
  let at = end
  for (let left = count; left > 0; left--) {
    const next = skipCbor(bytes, at)
    items.push([at, next])
    at = next
  }
  return items
}

/** Find where the item at a place ends. */
function skipCbor(bytes: Buffer, start: number): number {
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

function readHead(bytes: Buffer, start: number): Head {
  const first = bytes.readUInt8(start)
  const type = first >> 5
  const size = first & 31
  if (type > LIST || type === BYTES) throw new Error(`unexpected CBOR type ${type}`)
  if (size < 24) return { type, count: size, end: start + 1 }
  const width = 2 ** (size - 24)
  if (width > 4) throw new Error(`unexpected CBOR size ${size}`)
  return { type, count: bytes.readUIntBE(start + 1, width), end: start + 1 + width }
}

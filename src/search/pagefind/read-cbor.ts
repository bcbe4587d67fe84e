/** As much of CBOR (RFC 8949) as Pagefind writes: integers, texts and lists of a known length. */
export type CborValue = number | string | readonly CborValue[]

/** Major types: the upper three bits of an item's first byte. */
const UNSIGNED = 0
const NEGATIVE = 1
const TEXT = 3
const LIST = 4

const decoder = new TextDecoder()

/** Decode the item that begins at byte 0. Throws at any other type, and where the bytes end too early. */
export function readCbor(bytes: Uint8Array): CborValue {
  let at = 0
  const nextByte = (): number => {
    const byte = bytes[at]
    if (byte === undefined) throw new Error(`expected CBOR to go on at byte ${at}`)
    at++
    return byte
  }
  const readCount = (size: number): number => {
    if (size < 24) return size
    if (size > 26) throw new Error(`unexpected CBOR size ${size} before byte ${at}`)
    let count = 0
    for (let left = 2 ** (size - 24); left > 0; left--) count = count * 256 + nextByte()
    return count
  }
  const readItem = (): CborValue => {
    const first = nextByte()
    const count = readCount(first & 31)
    switch (first >> 5) {
      case UNSIGNED:
        return count
      case NEGATIVE:
        return -1 - count
      case TEXT:
        at += count
        return decoder.decode(bytes.subarray(at - count, at))
      case LIST: {
        const items: CborValue[] = []
        for (let left = count; left > 0; left--) items.push(readItem())
        return items
      }
      default:
        throw new Error(`unexpected CBOR type ${first >> 5} before byte ${at}`)
    }
  }
  return readItem()
}

/** Narrow a value to a list. Throws where it is none. */
export function cborList(value: CborValue | undefined): readonly CborValue[] {
  if (!Array.isArray(value)) throw new Error('expected a list')
  return value
}

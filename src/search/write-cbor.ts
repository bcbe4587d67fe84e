/** Write what `read-cbor.ts` reads; also in a browser. */

/** Major types, the upper three bits of an item's first byte. */
const UNSIGNED = 0
const TEXT = 3
const LIST = 4

export function writeNumber(value: number): Uint8Array {
  return Uint8Array.from(headOf(UNSIGNED, value))
}

export function writeText(value: string): Uint8Array {
  const text = new TextEncoder().encode(value)
  return joined([Uint8Array.from(headOf(TEXT, text.length)), text])
}

/** Write a list of items that are written already. */
export function writeList(items: readonly Uint8Array[]): Uint8Array {
  return joined([Uint8Array.from(headOf(LIST, items.length)), ...items])
}

/** An item's type, and the number, the bytes or the items that follow: from 0 to 2 ** 32 - 1. */
function headOf(type: number, count: number): readonly number[] {
  const first = type << 5
  if (count < 24) return [first | count]
  if (count < 0x100) return [first | 24, count]
  if (count < 0x10000) return [first | 25, count >> 8, count & 0xff]
  return [first | 26, count >>> 24, (count >> 16) & 0xff, (count >> 8) & 0xff, count & 0xff]
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

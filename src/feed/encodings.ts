import { isUtf8 } from 'node:buffer'

/** An encoding that a feed is not read in, by the name that `iconv` has for it. */
export type ForeignEncoding = 'GB18030' | 'BIG5' | 'UTF-32'

/**
 * Decode UTF-16 that begins with a byte order mark, mark kept; undefined for other bytes. What is no character becomes
 * U+FFFD.
 */
export function decodeUtf16(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe && !(third === 0 && fourth === 0)) {
    return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes)
  }
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes)
  return undefined
}

const lineFeed = 10

/** Lines of a file that is in one encoding from end to end: this share of those that are not ASCII is not UTF-8. */
const foreignShare = 0.9
/** The most frequent characters make up so much of any Chinese text, and next to nothing of one decoded wrongly. */
const frequentShare = 0.08
const frequent: Record<'GB18030' | 'BIG5', RegExp> = {
  GB18030: /[的一是了不在有人我这个们中来上大为和国到以说时要就出会可也你对能]/gu,
  BIG5: /[的一是了不在有人我這個們中來上大為和國到以說時要就出會可也你對能]/gu,
}

/**
 * Recognise the encoding of bytes that are not UTF-8: the Chinese encodings by their most frequent characters.
 * Returns undefined where it cannot be told, or for only a part of the lines.
 */
export function recognizeEncoding(bytes: Uint8Array): ForeignEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-32'
  if (!isForeign(bytes)) return undefined
  return (['GB18030', 'BIG5'] as const).find(encoding => isChinese(bytes, encoding))
}

function isForeign(bytes: Uint8Array): boolean {
  let foreign = 0
  let utf8 = 0
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(lineFeed, start)
    const end = feed < 0 ? bytes.length : feed + 1
    const line = bytes.subarray(start, end)
    if (!isUtf8(line)) foreign++
    else if (line.some(byte => byte > 0x7f)) utf8++
    start = end
  }
  return foreign > 0 && foreign >= (foreign + utf8) * foreignShare
}

function isChinese(bytes: Uint8Array, encoding: 'GB18030' | 'BIG5'): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    const letters = text.match(/\p{L}/gu)?.filter(letter => letter > '\u00ff').length ?? 0
    return letters > 0 && (text.match(frequent[encoding])?.length ?? 0) >= letters * frequentShare
  } catch (error) {
    // Bytes that the encoding does not have.
    if (error instanceof TypeError) return false
    throw error
  }
}

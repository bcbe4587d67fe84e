import type { Source } from '../feed/source.ts'

/** A text, its lines ended by `\n`, and the offset of the source that it is put at. */
export interface Insertion {
  readonly offset: number
  readonly text: string
}

/**
 * Put texts into the bytes of a feed, in its encoding and with its line ends; every other byte stays. `source` is what
 * the bytes were decoded to. Offsets rise; below bytes that are no text only the end can be found.
 */
export function insertText(bytes: Uint8Array, source: Source, insertions: readonly Insertion[]): Uint8Array {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : bytes[0] === 0xfe ? 'utf16be' : 'utf8'
  const end = lineEnd(bytes, source.text, encoding)
  let last = 0
  const pieces = insertions.flatMap(({ offset, text }) => {
    const start = last
    last =
      offset === source.text.length ? bytes.length : encode(source.text.slice(0, offset), encoding).length
    return [bytes.subarray(start, last), encode(text.replaceAll('\n', end), encoding)]
  })
  return Buffer.concat([...pieces, bytes.subarray(last)])
}

type Encoding = 'utf8' | 'utf16le' | 'utf16be'

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf8') return Buffer.from(text, 'utf8')
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf16le' ? bytes : bytes.swap16()
}

/** The first line end that a feed has. One without any has `\n`. */
function lineEnd(bytes: Uint8Array, text: string, encoding: Encoding): string {
  const [end = '\n'] = /\r?\n/.exec(text) ?? []
  // Decoding makes `\n` of the lone `\r` of old Macs.
  return bytes.includes(10) || !bytes.includes(13) || encoding !== 'utf8' ? end : '\r'
}

/** Boxes of an MP4 that hold others (ISO/IEC 14496-12). */
const containers: ReadonlySet<string> = new Set(['moov', 'trak'])

/** Boxes for what a camera or an editor notes beside the film: place, device, names. */
const notes: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid'])

/**
 * Blank what an MP4 says beside its film, such as where it was taken: each such box becomes free space of the same size, so
 * that all offsets stay. What is no sound box is left as it is, and nothing behind it is read.
 */
export function stripFilm(film: Buffer): Buffer {
  const stripped = Buffer.from(film)
  stripBoxes(stripped, 0, stripped.length)
  return stripped
}

function stripBoxes(film: Buffer, start: number, end: number): void {
  for (let offset = start; offset + 8 <= end; ) {
    const size = film.readUInt32BE(offset)
    const type = film.toString('latin1', offset + 4, offset + 8)
    const isLarge = size === 1 && offset + 16 <= end
    const length = isLarge ? Number(film.readBigUInt64BE(offset + 8)) : size === 0 ? end - offset : size
    const head = isLarge ? 16 : 8
    if (length < head || offset + length > end) return
    if (notes.has(type)) {
      film.write('free', offset + 4, 'latin1')
      film.fill(0, offset + head, offset + length)
    } else if (containers.has(type)) stripBoxes(film, offset + head, offset + length)
    offset += length
  }
}

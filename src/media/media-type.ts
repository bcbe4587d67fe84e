/** Kinds of pictures and films, by what their files hold; names of files say nothing. */
export type MediaType = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'svg' | 'mp4'

/** Bytes at the start of a file that tell its type. */
const headLength = 512

const brands: Readonly<Record<string, MediaType>> = {
  ...{ avif: 'avif', avis: 'avif' },
  ...{ isom: 'mp4', iso2: 'mp4', iso4: 'mp4', iso5: 'mp4', iso6: 'mp4', mp41: 'mp4', mp42: 'mp4' },
  ...{ avc1: 'mp4', dash: 'mp4', 'M4V ': 'mp4', 'qt  ': 'mp4' },
}

/** Tell the type of a file by its first bytes. Undefined for any that pages do not show. */
export function mediaTypeOf(bytes: Buffer): MediaType | undefined {
  const text = bytes.toString('latin1', 0, headLength)
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (/^GIF8[79]a/.test(text)) return 'gif'
  if (/^RIFF.{4}WEBP/s.test(text)) return 'webp'
  if (text.startsWith('ftyp', 4)) return brands[text.slice(8, 12)]
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/is.test(
    text,
  )
    ? 'svg'
    : undefined
}

/** The ending of a type's files. */
export function endingOf(type: MediaType): string {
  return type === 'jpeg' ? 'jpg' : type
}

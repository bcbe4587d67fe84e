/**
 * Text that travels in a Pagefind record without being indexed. Pagefind indexes the words of every `meta` value, so
 * what is only shown would be found as well, by rules that are not ours. It indexes no private-use characters.
 */

/** Start of plane 15: one private-use character for every UTF-16 unit. */
const PLANE = 0xf0000

/** Write text in characters that Pagefind carries and never indexes. Lossless, also for lone surrogates. */
export function hideText(text: string): string {
  let hidden = ''
  for (let at = 0; at < text.length; at++) hidden += String.fromCodePoint(PLANE + text.charCodeAt(at))
  return hidden
}

/** Read what {@link hideText} wrote. */
export function revealText(hidden: string): string {
  return Array.from(hidden, char => String.fromCharCode((char.codePointAt(0) ?? PLANE) - PLANE)).join('')
}

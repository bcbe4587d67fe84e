/** Offsets of the control characters of a text, the first of each line. A line ending's `\r` is none, a lone one is. */
export function findControlCharacters(text: string): number[] {
  const found: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (!isControl(text, at)) continue
    found.push(at)
    const feed = text.indexOf('\n', at)
    at = feed < 0 ? text.length : feed
  }
  return found
}

/**
 * Leave the control characters out: they show nothing, and neither YAML nor XML may hold them. A lone carriage return
 * becomes a line feed: words on both sides of it stand apart.
 */
export function removeControlCharacters(text: string): string {
  let kept = ''
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (!isControl(text, at)) continue
    kept += text.slice(start, at) + (text.charCodeAt(at) === 0x0d ? '\n' : '')
    start = at + 1
  }
  return start === 0 ? text : kept + text.slice(start)
}

/** Unicode's class Cc, tab and line endings apart. A loop over code units: several times as fast as a pattern. */
function isControl(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code > 0x9f || (code >= 0x20 && code < 0x7f)) return false
  if (code === 0x0d) return text.charCodeAt(at + 1) !== 0x0a
  return code !== 0x09 && code !== 0x0a
}

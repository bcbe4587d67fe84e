/** `[text](url)` where the URL leads to a page of X: pasting makes such links of names, handles, dates and buttons. */
const xLink = /\[((?:\\.|[^[\]\\])*)\]\((?:https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com)?\/[^\s()<>]*\)/g
const bold = /^\*\*(?!\*)(.+)\*\*$/
const escaped = /\\([!-/:-@[-`{-~])/g

/**
 * Show a line as X's page did before an editor made Markdown of it: links to X as their text, bold off, escapes
 * undone, white space and invisible marks (zero-width, direction) off both ends. For lines of bounded length.
 */
export function plainLine(text: string): string {
  let plain = text.trim()
  if (plain.includes('](')) plain = plain.replace(xLink, '$1')
  if (plain.startsWith('**')) plain = plain.replace(bold, '$1')
  if (plain.includes('\\')) plain = plain.replace(escaped, '$1')
  return trimInvisible(plain)
}

function trimInvisible(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isInvisible(text.charCodeAt(start))) start++
  while (end > start && isInvisible(text.charCodeAt(end - 1))) end--
  return start === 0 && end === text.length ? text : text.slice(start, end).trim()
}

/** Zero-width and direction marks, which X's apps set around names. */
function isInvisible(code: number): boolean {
  if (code < 0x200b) return false
  return code <= 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2069)
}

/** Cut a text to one line of at most `limit` characters, at a space where one is near, with `…` where it was cut. */
export function excerpt(text: string, limit: number): string {
  const isLong = text.length > limit * 2
  const start = text.slice(0, limit * 2).replace(/[\ud800-\udbff]$/, '')
  const line = start.replace(/\s+/g, ' ').trim()
  if (!isLong && offsetOf(line, limit) === line.length) return line
  const end = offsetOf(line, limit - 1)
  const space = line.lastIndexOf(' ', end)
  return `${line.slice(0, space > Math.max(0, end - 24) ? space : end)}…`
}

/** Offset after so many characters, which may be of two units; the text's length where it has fewer. */
function offsetOf(text: string, characters: number): number {
  let offset = 0
  for (let count = 0; count < characters && offset < text.length; count++) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
  }
  return offset
}

/** Cut a text to one line of at most `limit` characters, at a space where there is one, with `…` where cut. */
export function excerpt(text: string, limit: number): string {
  const line = text
    .slice(0, limit * 4)
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = [...line]
  if (characters.length <= limit && text.length <= limit * 4) return line
  const cut = characters.slice(0, limit - 1).join('')
  const words = /^.*\S(?=\s\S{0,24}$)/u.exec(cut)?.[0]
  return `${words ?? cut}…`
}

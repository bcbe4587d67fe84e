/** A lead-in that a headline leaves out (`转译：`, `# `, `1/ `) is no longer. */
const longestLead = 20

/**
 * What a text says after its title, where it begins with it, or with a lead-in and it: titles are cut from texts, with
 * other spaces and `…` where more follows. The whole text where it begins otherwise.
 */
export function textAfterTitle({ title, text }: { readonly title: string; readonly text: string }): string {
  const characters = Array.from(title.replace(/…$/, '').replace(/\s+/g, ''))
  for (let from = 0; from <= longestLead; from++) {
    if (!/(?:^|\p{P})\s*$/u.test(text.slice(0, from))) continue
    const end = endOf(characters, text, from)
    if (end === undefined) continue
    const rest = text.slice(end).replace(/^[\s\p{P}]+(?=\s|$)/u, '')
    return title.endsWith('…') ? `…${rest}` : rest.trimStart()
  }
  return text
}

/** Where characters end that stand in a text from an offset on, whatever spaces are between them. */
function endOf(characters: readonly string[], text: string, from: number): number | undefined {
  let at = from
  for (const character of characters) {
    at += /^\s*/.exec(text.slice(at, at + 20))?.[0].length ?? 0
    if (!text.startsWith(character, at)) return undefined
    at += character.length
  }
  return at
}

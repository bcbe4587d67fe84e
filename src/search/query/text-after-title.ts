/**
 * What a text says after its title, where it begins with it: titles are cut from texts, with other spaces and `…` where
 * more follows. The whole text where it begins otherwise.
 */
export function textAfterTitle({ title, text }: { readonly title: string; readonly text: string }): string {
  let at = 0
  for (const character of title.replace(/…$/, '').replace(/\s+/g, '')) {
    at += /^\s*/.exec(text.slice(at, at + 20))?.[0].length ?? 0
    if (!text.startsWith(character, at)) return text
    at += character.length
  }
  const rest = text.slice(at).replace(/^[\s\p{P}]+(?=\s|$)/u, '')
  return title.endsWith('…') ? `…${rest}` : rest.trimStart()
}

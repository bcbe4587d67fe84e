import { foldHan, hasTraditionalForm } from './fold-han.ts'
import type { Phrase } from './match.ts'
import { isShadowKey, shadowKey } from './tokens.ts'

/**
 * List the phrases that find a phrase in the other script: in posts that write it in Simplified characters, and in the
 * shadow of posts that write it in Traditional ones. None where no character of it has another form.
 */
export function otherScripts({ keys, ...phrase }: Phrase): readonly Phrase[] {
  const folded = keys.map(foldHan)
  const isTypedFolded = folded.every((key, at) => key === keys[at])
  return [
    ...(isTypedFolded ? [] : [{ ...phrase, keys: folded }]),
    ...(folded.some(hasTraditionalForm) ? [{ ...phrase, keys: folded.map(shadowKey) }] : []),
  ]
}

/** Tell whether only a shadow can hold a phrase: where no post has one, it need not be looked for. */
export function isShadowPhrase({ keys }: Phrase): boolean {
  return keys.some(isShadowKey)
}

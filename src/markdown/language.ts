import type { RootContent } from 'mdast'
import type { Section } from './sections.ts'
import { visibleText } from './visible-text.ts'

/** Languages that are told apart, by their BCP 47 tags. */
export type Language = 'zh' | 'ja' | 'ko' | 'en'

/**
 * Tell the language of a text by its scripts: English where Latin words outnumber the others' characters by far, else
 * Japanese where there is kana, Korean or Chinese by which is more. Addresses, handles and hashtags say nothing. Undefined
 * for a text without a word in any of these scripts.
 */
export function detectLanguage(text: string): Language | undefined {
  const words = text.replace(/https?:\/\/\S+|[@＠#＃]\w+/g, '')
  const kana = characters(words, /[\u3041-\u3096\u30a1-\u30fa]+/gu)
  const hangul = characters(words, /\p{Script=Hangul}+/gu)
  const han = characters(words, /\p{Script=Han}+/gu)
  const latin = runs(words, /\p{Script=Latin}+/gu).length
  if (latin + kana + hangul + han === 0) return undefined
  if (latin > 2 * (kana + hangul + han)) return 'en'
  if (kana * 10 > han && kana > hangul) return 'ja'
  if (hangul > han) return 'ko'
  return han > 0 ? 'zh' : 'en'
}

/** Tell the language of sections' own words: what they quote, and code, counts only where there is nothing else. */
export function languageOf(sections: readonly Section[]): Language | undefined {
  const nodes = sections.flatMap(({ children }) => children)
  const own = nodes.filter(({ type }) => type !== 'blockquote' && type !== 'code')
  return detectLanguage(own.map(visibleText).join('\n')) ?? detectLanguage(nodes.map(visibleText).join('\n'))
}

/** Mark a blockquote whose language is not that of the words around it. */
export function withLanguage(node: RootContent, around: Language): RootContent {
  if (node.type !== 'blockquote') return node
  const lang = detectLanguage(visibleText(node)) ?? around
  return lang === around ? node : { ...node, data: { ...node.data, hProperties: { lang } } }
}

function characters(text: string, pattern: RegExp): number {
  return runs(text, pattern)
    .join('')
    .replace(/[\udc00-\udfff]/g, '').length
}

function runs(text: string, pattern: RegExp): readonly string[] {
  return text.match(pattern) ?? []
}

/**
 * Tell the language of a text by its scripts: English where Latin words outnumber the others' characters by far, else
 * Japanese where there is kana, Korean or Chinese by which is more. Addresses, handles and hashtags say nothing.
 */
export function detectLanguage(text: string): 'zh' | 'ja' | 'ko' | 'en' {
  const words = text.replace(/https?:\/\/\S+|[@＠#＃]\w+/g, '')
  const kana = characters(words, /[\u3041-\u3096\u30a1-\u30fa]+/gu)
  const hangul = characters(words, /\p{Script=Hangul}+/gu)
  const han = characters(words, /\p{Script=Han}+/gu)
  const latin = runs(words, /\p{Script=Latin}+/gu).length
  if (latin > 2 * (kana + hangul + han)) return 'en'
  if (kana * 10 > han && kana > hangul) return 'ja'
  if (hangul > han) return 'ko'
  return han > 0 ? 'zh' : 'en'
}

function characters(text: string, pattern: RegExp): number {
  return runs(text, pattern)
    .join('')
    .replace(/[\udc00-\udfff]/g, '').length
}

function runs(text: string, pattern: RegExp): readonly string[] {
  return text.match(pattern) ?? []
}

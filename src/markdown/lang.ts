/**
 * Tell the language of a text by its scripts: English where Latin words outnumber the others' characters by far, else
 * Japanese where there is kana, Korean or Chinese by which is more. Addresses, handles and hashtags say nothing.
 */
export function detectLanguage(text: string): 'zh' | 'ja' | 'ko' | 'en' {
  const words = text.replace(/https?:\/\/\S+|[@＠#＃]\w+/g, '')
  const kana = count(words, /[\u3041-\u3096\u30a1-\u30fa]/g)
  const hangul = count(words, /\p{Script=Hangul}/gu)
  const han = count(words, /\p{Script=Han}/gu)
  const latin = count(words, /\p{Script=Latin}+/gu)
  if (latin > 2 * (kana + hangul + han)) return 'en'
  if (kana * 10 > han && kana > hangul) return 'ja'
  if (hangul > han) return 'ko'
  return han > 0 ? 'zh' : 'en'
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

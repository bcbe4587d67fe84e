/** Addresses, mentions and hashtags say who and where, not what. */
const names = /https?:\/\/\S+|[@#]\w+/g

/** Runs of kana, Han or Hangul, without their punctuation; they are written without spaces. */
const unspaced = /[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}/g

/** Words of a to z, digits, and the scripts from accented Latin to those before general punctuation. */
const words = /[a-z\d\u00c0-\u1fff]{3,}/g

/**
 * List the terms of a text, each once, in lower case: every pair of neighbours in a run that is written without spaces,
 * and every other word of three letters or more. Pairs rather than words, because the dictionary of `Intl.Segmenter`
 * differs between versions of Node.
 */
export function listTerms(text: string): readonly string[] {
  const written = text.toLowerCase().replace(names, ' ')
  const terms = new Set(written.match(words))
  for (const run of written.match(unspaced) ?? []) {
    for (let start = 0; start + 2 <= run.length; start++) terms.add(run.slice(start, start + 2))
  }
  return [...terms]
}

/** A longer input is a pasted text: the rest of it would only narrow the answer. In characters. */
const MAX_LENGTH = 256

/** A word that goes on beyond the length is read to its end, if that comes within so many characters. */
const MAX_WORD = 1000

/** Cut what a reader typed to the length that is read, not within a word. */
export function readableInput(input: string): string {
  const chars = Array.from(input)
  const rest = chars.slice(MAX_LENGTH, MAX_LENGTH + MAX_WORD)
  const isCutInWord = isWord(chars[MAX_LENGTH - 1])
  const end = isCutInWord ? rest.findIndex(char => !isWord(char)) : 0
  return chars.slice(0, MAX_LENGTH + (end < 0 ? rest.length : end)).join('')
}

/** Tell whether a character belongs to a word of several. A Han character or kana is a word of its own. */
function isWord(char = ' '): boolean {
  return /[\p{L}\p{N}\p{M}_]/u.test(char) && !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(char)
}

/** What is longer is no question but a pasted post; the rest of it would only narrow the answer. */
const MAX_LENGTH = 256

/** A longer word is no word. */
const MAX_WORD = 1000

/** Cut what a reader typed to a length that is read, in characters, and not within a word. */
export function readableInput(input: string): string {
  const chars = Array.from(input)
  const rest = chars.slice(MAX_LENGTH, MAX_LENGTH + MAX_WORD)
  const isCutInWord = isWord(chars[MAX_LENGTH - 1])
  const end = isCutInWord ? rest.findIndex(char => !isWord(char)) : 0
  return chars.slice(0, MAX_LENGTH + (end < 0 ? rest.length : end)).join('')
}

/** Letters, digits and marks that words are written with; of Han text, every character is one. */
function isWord(char = ' '): boolean {
  return /[\p{L}\p{N}\p{M}_]/u.test(char) && !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(char)
}

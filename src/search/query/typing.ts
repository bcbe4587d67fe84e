import { parseInput } from './operators.ts'

/** A reader types faster than results are worth showing; in milliseconds. */
const PAUSE = 120
/** Two letters begin too many words: they are looked for when nothing follows. */
const LONG_PAUSE = 700

/**
 * After a further pause, what was typed is taken for all there is: nothing found is an answer then. In milliseconds.
 */
export const finalPause = 1000

const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

/** How long to wait after a keystroke: results come from the third one, or from the first Han character. */
export function typingPause(input: string): number {
  const { words, operators } = parseInput(input)
  const isEnough = operators.length > 0 || words === '' || words.length >= 3 || CJK.test(words)
  return isEnough ? PAUSE : LONG_PAUSE
}

import { handleKey } from '../../feed/handle.ts'
import type { Post } from '../../model.ts'

/** A body made comparable: two writings of one text come out alike, two texts do not. */
export interface ComparedText {
  /** Letters and digits only, without regard to case and width. Where there are none, the body as it is. */
  readonly plain: string
  /** Pairs of neighbouring words; a Han character is a word. A text of one word is its own pair. */
  readonly pairs: ReadonlySet<string>
}

const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu

export function compareText(body: string): ComparedText {
  const words = normalise(body).match(word) ?? []
  const pairs = words.slice(1).map((next, index) => `${words[index]} ${next}`)
  return { plain: words.join('') || body.trim(), pairs: new Set(words.length === 1 ? words : pairs) }
}

/** The key that two bodies share when they say the same: what `plain` is, without the cost of pairs. */
export function textKey(body: string): string {
  return (normalise(body).match(word) ?? []).join('') || body.trim()
}

/** The key that two posts share when the same author says the same in them. */
export function postKey({ handle, body }: Pick<Post, 'handle' | 'body'>): string {
  return `${handleKey(handle)} ${textKey(body)}`
}

function normalise(body: string): string {
  return body.normalize('NFKC').toLowerCase()
}

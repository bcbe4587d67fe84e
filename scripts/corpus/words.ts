/** A segment of a sentence: a word another may replace, or what stands between words. */
export interface Segment {
  /** Absent for what stays as it is: marks, spaces, numbers, addresses, mentions, hashtags. */
  readonly script?: Script
  readonly text: string
}

export type Script = 'han' | 'latin'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const fixed = /(https?:\/\/\S+|[@#]\w+)/
const han = /^\p{Script=Han}{2,}$/u
const latin = /^[a-z]{3,}$/i

/** Cut a sentence into words and the rest, by the platform's dictionary. The segments joined are the sentence. */
export function cutWords(sentence: string): Segment[] {
  return sentence
    .split(fixed)
    .flatMap((text, index): Segment[] =>
      index % 2 === 1 ? [{ text }] : Array.from(segmenter.segment(text), ({ segment }) => toSegment(segment)),
    )
}

function toSegment(text: string): Segment {
  if (han.test(text)) return { script: 'han', text }
  if (latin.test(text)) return { script: 'latin', text }
  return { text }
}

/** Whether the dictionary takes a text for one word. */
export function isOneWord(text: string): boolean {
  const [first] = segmenter.segment(text)
  return first?.segment === text
}

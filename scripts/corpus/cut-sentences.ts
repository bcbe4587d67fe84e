/** A slice of a body: a sentence, which another may replace, or what holds sentences in place. */
export interface Cut {
  readonly kind: 'sentence' | 'layout'
  readonly text: string
}

const fence = /^\s*(?:`{3,}|~{3,})/
/** Indent, bullet, number, heading or quote sign of a line. */
const lineStart = /^\s*(?:(?:[-*+•✲✦>]|\\?#{1,6}|\d{1,3}[.、)）]|\d\uFE0F?\u20E3)\s*)*/u
const sentenceEnd = /(?<=[。！？][”’」』）)]*)(?![。！？”’」』）)\s])|(?<=[.!?]\s+)(?!\s)/u

/**
 * Cut a body into its sentences and their layout: line ends, bullets, code blocks, rulers, lines that are nothing but an
 * address or a mention. The slices joined are the body.
 */
export function cutSentences(body: string): Cut[] {
  let isCode = false
  return body.split(/(?<=\n)/).flatMap((line): Cut[] => {
    const isFence = fence.test(line)
    const isLayout = isCode || isFence || !isProse(line)
    if (isFence) isCode = !isCode
    return isLayout ? [{ kind: 'layout', text: line }] : cutLine(line)
  })
}

function isProse(line: string): boolean {
  return /\p{L}/u.test(line.replace(/https?:\/\/\S+|@\w+/g, ''))
}

function cutLine(line: string): Cut[] {
  const start = lineStart.exec(line)?.[0] ?? ''
  const end = line.endsWith('\n') ? '\n' : ''
  const prose = line.slice(start.length, line.length - end.length)
  const cuts: Cut[] = [
    { kind: 'layout', text: start },
    ...prose.split(sentenceEnd).map(text => ({ kind: 'sentence' as const, text })),
    { kind: 'layout', text: end },
  ]
  return cuts.filter(({ text }) => text !== '')
}

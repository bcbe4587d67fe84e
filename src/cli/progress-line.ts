import type { StageTime } from './stopwatch.ts'
import { formatCount } from './summary.ts'

/** Least and most columns of the bar, without its brackets. */
const [leastBar, mostBar] = [6, 30]

/** Milliseconds that a stage must run before its pace is used for an estimate. */
const paceAfter = 500

/**
 * Format the running stages as one line, at most `columns` wide: `write pages  [####----]  31 of 62  4 s left
 * (search)`. Parts that do not fit are left out: first the bar, then the other stages, the time left, the count.
 */
export function formatProgress(running: readonly StageTime[], columns: number): string {
  const stage = running.findLast(({ of }) => of > 1) ?? running.at(-1)
  if (!stage) return ''
  const others = running.filter(other => other !== stage).map(other => other.stage)
  const beside = others.length > 0 ? `(${others.join(', ')})` : ''
  const { done, of } = stage
  if (of <= 1) return fit([`${stage.stage} …`, beside], columns)
  const count = `${formatCount(done)} of ${formatCount(of)}`
  const texts = fit([stage.stage, count, formatTimeLeft(stage), beside], columns)
  const room = Math.min(mostBar, columns - texts.length - '  []'.length)
  if (room < leastBar) return texts
  return `${stage.stage}  ${formatBar(done / of, room)}${texts.slice(stage.stage.length)}`
}

/** Join the texts that fit into `columns`. The first text is cut if it is too long. */
function fit(texts: readonly string[], columns: number): string {
  const [first = '', ...others] = texts.filter(text => text !== '')
  return others.reduce(
    (line, text) => (line.length + 2 + text.length <= columns ? `${line}  ${text}` : line),
    first.slice(0, columns),
  )
}

/** Drawn in ASCII: block characters are two columns wide on many Chinese terminals. */
function formatBar(share: number, width: number): string {
  const full = Math.floor(share * width)
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}]`
}

/** Estimate from the pace of the stage so far. Returns an empty text while it is too early. */
function formatTimeLeft({ duration, done, of }: StageTime): string {
  if (done === 0 || duration < paceAfter) return ''
  const seconds = Math.ceil(((duration / done) * (of - done)) / 1000)
  return seconds < 100 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`
}

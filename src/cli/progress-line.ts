import type { StageTime } from './stopwatch.ts'
import { formatCount } from './summary.ts'

/** Columns of the bar itself, without its brackets. */
const [leastBar, mostBar] = [6, 30]

/** Milliseconds of a stage before its pace tells anything. */
const paceAfter = 500

/**
 * Write one line, at most `columns` wide, about the stages that are running: `write pages  [####----]  31 of 62  4 s
 * left  (search)`. What there is no room for is left out, the time left after all else but the count.
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

/** As many texts as there is room for, the first one cut off where it must be. */
function fit(texts: readonly string[], columns: number): string {
  const [first = '', ...others] = texts.filter(text => text !== '')
  return others.reduce(
    (line, text) => (line.length + 2 + text.length <= columns ? `${line}  ${text}` : line),
    first.slice(0, columns),
  )
}

/** Plain characters: blocks are two columns wide on many a Chinese terminal. */
function formatBar(share: number, width: number): string {
  const full = Math.floor(share * width)
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}]`
}

/** By the pace of the stage so far; empty where that says little. */
function formatTimeLeft({ duration, done, of }: StageTime): string {
  if (done === 0 || duration < paceAfter) return ''
  const seconds = Math.ceil(((duration / done) * (of - done)) / 1000)
  return seconds < 100 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`
}

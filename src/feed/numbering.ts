import type { Diagnostic, RawEntry } from '../model.ts'
import { writeNumberLine } from './number-line.ts'
import { report } from './rules.ts'
import type { Source } from './source.ts'

/**
 * Check that numbers rise one by one; an entry without a number fills one gap. A feed may begin again at 1 (a month
 * appended to another): that is one warning, and the numbers below are compared with one another only.
 */
export function checkNumbers(source: Source, entries: readonly RawEntry[]): Diagnostic[] {
  return cutRuns(entries).flatMap((run, index) => {
    const restart = index === 0 ? [] : reportRestart(source, run)
    return [...restart, ...checkRun(source, run)]
  })
}

/** The number of an entry that is put below all others. */
export function nextNumber(entries: readonly RawEntry[]): number {
  const run = cutRuns(entries).at(-1) ?? []
  return run.reduce((last, { number = 0 }) => Math.max(last, number), 0) + 1
}

function cutRuns(entries: readonly RawEntry[]): RawEntry[][] {
  const runs: RawEntry[][] = []
  for (const [index, entry] of entries.entries()) {
    const isRestart = entry.number === 1 && entries[index + 1]?.number === 2
    const run = runs.at(-1)
    if (run && !isRestart) run.push(entry)
    else runs.push([entry])
  }
  return runs
}

function reportRestart(source: Source, [first]: readonly RawEntry[]): Diagnostic[] {
  if (!first) return []
  const message = 'Unexpected entry number `1` again, expected the numbers to go on'
  return [report(source, 'number-order', first.start.offset, message)]
}

function checkRun(source: Source, run: readonly RawEntry[]): Diagnostic[] {
  const firstUse = new Map<number, RawEntry>()
  const used = new Set(run.map(entry => entry.number))
  const diagnostics: Diagnostic[] = []
  let previous = (run[0]?.number ?? 1) - 1
  let withoutNumber = 0
  for (const [index, entry] of run.entries()) {
    const { number, start } = entry
    if (number === undefined) {
      withoutNumber++
      continue
    }
    const expected = previous + 1 + withoutNumber
    withoutNumber = 0
    // Between the one before and the one after it there is one number that it can have.
    const isMistyped = !used.has(expected) && run[index + 1]?.number === expected + 1
    const fix = isMistyped ? { line: start.line, count: 1, text: writeNumberLine(expected) } : undefined
    const first = firstUse.get(number)
    if (first) {
      const message = `Unexpected entry number \`${number}\`, expected one not used before (first at line ${first.start.line})`
      diagnostics.push(report(source, 'number-duplicate', start.offset, message, fix))
      continue
    }
    firstUse.set(number, entry)
    if (number < previous) {
      const message = `Unexpected entry number \`${number}\` after \`${previous}\`, expected a greater one`
      diagnostics.push(report(source, 'number-order', start.offset, message, fix))
    } else if (number > expected && !used.has(expected)) {
      const message = `Unexpected entry number \`${number}\`, expected \`${expected}\``
      diagnostics.push(report(source, 'number-missing', start.offset, message, fix))
    }
    previous = number
  }
  return diagnostics
}

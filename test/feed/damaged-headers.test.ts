import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource, decodeSource } from '../../src/feed/source.ts'
import { splitFeed } from '../../src/feed/split.ts'
import { realFeed } from '../real-feeds.ts'

/*
 * The law of damaged headers: one header of a dump is damaged in one way, and no post is lost or given to another in
 * silence. Its entry is read the same, or an error stands within a line of the damage; every other entry is unchanged.
 */

/** Change an entry's lines, the number line first; undefined where the damage does not apply. The damaged line comes with it. */
type Damage = (
  lines: readonly string[],
) => { readonly lines: readonly string[]; readonly at: number } | undefined

const onNumberLine =
  (change: (line: string) => string): Damage =>
  lines => ({
    lines: [change(lines[0] ?? ''), ...lines.slice(1)],
    at: 0,
  })

const date = /20\d\d-\d\d-\d\d/
const onDate =
  (change: (day: string) => string): Damage =>
  lines => {
    const at = lines.findIndex((line, index) => index > 0 && index < 8 && date.test(line))
    return at < 0 ? undefined : { lines: lines.with(at, (lines[at] ?? '').replace(date, change)), at }
  }

const handleLine = /^@\w+\s*$/

const damages: Record<string, Damage> = {
  'two hashes': onNumberLine(line => line.slice(1)),
  'four hashes': onNumberLine(line => `#${line}`),
  'no blank': onNumberLine(line => line.replace(' ', '')),
  'a dot': onNumberLine(line => `${line}.`),
  'full-width digits': onNumberLine(line =>
    line.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ),
  'an indent': onNumberLine(line => ` ${line}`),
  'an escape': onNumberLine(line => `\\${line}`),
  'a title': onNumberLine(line => `${line} 今天的一条`),
  'bold instead of hashes': onNumberLine(line => `**${line.slice(4)}**`),
  'the number line lost': lines => ({ lines: lines.slice(1), at: 0 }),
  'number and date changed': lines => {
    const at = lines.findIndex(
      (line, index) => index > 0 && index < 4 && date.test(line) && line.trim().length === 10,
    )
    const day = lines[at]
    return day === undefined
      ? undefined
      : { lines: lines.with(0, `### ${day}`).with(at, (lines[0] ?? '').slice(4)), at: 0 }
  },
  'a digit of the date twice': onDate(day => `2${day}`),
  'a digit of the date lost': onDate(day => day.slice(1)),
  'the date in words': onDate(
    day => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
  ),
  'the date with slashes': onDate(day => day.replaceAll('-', '/')),
  'the year left out': onDate(day => day.slice(5)),
  'a relative date': onDate(() => '昨天'),
  'the year of the future': onDate(day => `2042${day.slice(4)}`),
  'the date lost': onDate(() => ''),
  'the handle lost': lines => {
    const dateAt = lines.findIndex(line => date.test(line) && line.trim().length === 10)
    const at = lines.findIndex((line, index) => index > dateAt && index < dateAt + 6 && handleLine.test(line))
    return dateAt < 0 || dateAt > 4 || at < 0 ? undefined : { lines: lines.toSpliced(at, 1), at }
  },
}

/** So many entries on either side are read with the damaged one: enough for numbers and dates to tell. */
const around = 3

for (const [name, step] of [
  ['sample.md', 2],
  ['2023-12.md', 7],
  ['2024-01.md', 5],
  ['2024-04.md', 5],
  ['2024-04.later.md', 7],
  ['2024-06.md', 7],
] as const) {
  const { path: file, skip } = realFeed(name)
  for (const [damageName, damage] of Object.entries(damages)) {
    test(`loses no post of ${name} in silence: ${damageName}`, { skip }, () => {
      const slices = splitFeed(decodeSource(name, readFileSync(file))).entries.map(entry => entry.text)
      const faults: string[] = []
      for (let index = 0; index < slices.length; index += step) {
        faults.push(
          ...checkDamage(
            slices.slice(Math.max(0, index - around), index + around + 1),
            Math.min(index, around),
            damage,
            path.parse(name).name,
          ),
        )
      }
      assert.deepEqual(faults, [])
    })
  }
}

function checkDamage(slices: readonly string[], index: number, damage: Damage, name: string): string[] {
  const damaged = damage((slices[index] ?? '').split('\n'))
  if (!damaged) return []
  const above = slices.slice(0, index).join('')
  const before = readEntries(slices.join(''), name)
  const after = readEntries(above + damaged.lines.join('\n') + slices.slice(index + 1).join(''), name)
  const number = Number(/\d+/.exec(slices[index] ?? '')?.[0])
  const line = above.split('\n').length + damaged.at
  const isTold = after.errors.some(error => Math.abs(error.line - line) <= 1)
  const lost = before.entries.filter(entry => !after.entries.includes(entry))
  const added = after.entries.filter(entry => !before.entries.includes(entry))
  const [own] = readEntries(slices[index] ?? '', name).entries
  const others = lost.filter(entry => entry !== own)
  const wasSound = own !== undefined
  const wasStub = before.stubs > after.stubs
  return [
    ...others.map(entry => `${number}: another entry is lost or changed: ${entry.slice(0, 60)}`),
    ...added.map(entry => `${number}: an entry is new: ${entry.slice(0, 60)}`),
    ...((wasSound ? lost.length > 0 : wasStub) && !isTold
      ? [`${number}: nothing is told at line ${line}`]
      : []),
  ]
}

function readEntries(text: string, name: string) {
  const { entries, stubCount, diagnostics } = readFeed(createSource(`${name}.md`, text))
  return {
    entries: entries.map(
      ({ number, date: day, source, parts }) => `${number} ${JSON.stringify([day, source, parts])}`,
    ),
    stubs: stubCount,
    errors: diagnostics.filter(({ severity }) => severity === 'error'),
  }
}

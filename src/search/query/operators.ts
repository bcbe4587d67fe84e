/**
 * What a reader may type beside words: `from:op7418`, `tag:提示词`, `since:2024-04-10`, `until:2024-04`, `lang:en`,
 * `has:link`, `-word`, `-"a phrase"`; the colon of either width. Everything else is words, unknown operators too.
 */
import { parseQuery, type Term } from './query.ts'
import { readableInput } from './readable-input.ts'

export const operatorNames = ['from', 'tag', 'since', 'until', 'lang', 'has'] as const
export type OperatorName = (typeof operatorNames)[number]

export interface Operator {
  readonly name: OperatorName
  /** Never empty; without `@` or `#` where a handle or a tag may have one. */
  readonly value: string
}

export interface SearchInput {
  /** What is left to look for, as typed. */
  readonly words: string
  readonly operators: readonly Operator[]
  /** Operators whose value is no day, month or year of the calendar; they do nothing. */
  readonly wrongDates: readonly Operator[]
  /** Phrases that no post may hold. */
  readonly excluded: readonly Term[]
}

const QUOTED = '"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』'
/** A quoted phrase, or a run without spaces; either stands alone. */
const PIECE = new RegExp(`(?<!\\S)(?:(?<dash>[-－]?)(?<quoted>${QUOTED})|(?<run>\\S+))(?!\\S)`, 'gu')
const OPERATOR = new RegExp(`^(${operatorNames.join('|')})[:：](.*)$`, 'iu')
/** `-Zho-` is a name, `--flag` an option, and a dash alone a dash. */
const EXCLUSION = /^[-－](?![-－]).*[^-－]$/u

/** Tell operators from words. */
export function parseInput(input: string): SearchInput {
  const text = readableInput(input)
  const operators: Operator[] = []
  const exclusions: string[] = []
  let words = ''
  let end = 0
  for (const match of text.matchAll(PIECE)) {
    const { dash = '', quoted, run = '' } = match.groups ?? {}
    const operator = readOperator(run)
    const isExclusion = quoted === undefined ? EXCLUSION.test(run) : dash !== ''
    words += text.slice(end, match.index)
    if (operator) operators.push(operator)
    else if (isExclusion) exclusions.push(match[0].slice(1))
    else words += match[0]
    end = match.index + match[0].length
  }
  words += text.slice(end)
  // Nothing to leave out from: what looks like an exclusion is then what the reader looks for.
  if (words.trim() === '' && operators.length === 0)
    return { words: text, operators, wrongDates: [], excluded: [] }
  return {
    words: words.trim(),
    operators: operators.filter(operator => operator.value !== '' && !isWrongDate(operator)),
    wrongDates: operators.filter(operator => operator.value !== '' && isWrongDate(operator)),
    excluded: exclusions.flatMap(
      phrase => parseQuery(`"${phrase.replace(/^["“「『]|["”」』]$/gu, '')}"`).terms,
    ),
  }
}

function readOperator(run: string): Operator | undefined {
  const [, name = '', value = ''] = OPERATOR.exec(run) ?? []
  const known = operatorNames.find(each => each === name.toLowerCase())
  return known && { name: known, value: value.normalize('NFKC').replace(/^[@#]/, '') }
}

function isWrongDate({ name, value }: Operator): boolean {
  return (name === 'since' || name === 'until') && !isDate(value)
}

/** A year, a month or a day of the calendar. */
function isDate(value: string): boolean {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value)) return false
  const day = `${value}-01-01`.slice(0, 'YYYY-MM-DD'.length)
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

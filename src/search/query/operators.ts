/**
 * What a reader may type beside words: `from:op7418`, `tag:提示词`, `since:2024-04-10`, `until:2024-04`, `lang:en`,
 * `has:link`, `-word`, `-"a phrase"`; the colon of either width. Everything else is words, unknown operators too.
 */
import { parseQuery, type Term } from './query.ts'
import { readableInput } from './readable-input.ts'

const operatorNames = ['from', 'tag', 'since', 'until', 'lang', 'has'] as const
export type OperatorName = (typeof operatorNames)[number]

/** What a post may be asked to hold. */
export const traits = ['link', 'quote', 'thread'] as const
export type Trait = (typeof traits)[number]

export interface Operator {
  readonly name: OperatorName
  /** Never empty; a handle or a tag without `@`, `#` and quotes; a date or a language in its usual form. */
  readonly value: string
  /** As the reader typed it. */
  readonly text: string
}

export interface SearchInput {
  /** What is left to look for, as typed. */
  readonly words: string
  readonly operators: readonly Operator[]
  /** Operators whose value means nothing; they leave all posts in. */
  readonly wrong: readonly Operator[]
  /** Phrases that no post may hold. */
  readonly excluded: readonly Term[]
}

/** Codes of the languages that posts have, and how a reader may call them. */
const languages: Readonly<Record<string, string>> = {
  ...{ zh: 'zh', 中文: 'zh', 汉语: 'zh', 漢語: 'zh', chinese: 'zh', cn: 'zh', 'zh-cn': 'zh', 'zh-tw': 'zh' },
  ...{ en: 'en', 英文: 'en', 英语: 'en', 英語: 'en', english: 'en' },
  ...{ ja: 'ja', 日文: 'ja', 日语: 'ja', 日語: 'ja', 日本語: 'ja', japanese: 'ja', jp: 'ja' },
  ...{ ko: 'ko', 韩文: 'ko', 韩语: 'ko', 韓文: 'ko', 한국어: 'ko', korean: 'ko', kr: 'ko' },
}

/** Values that an operator may have where they are a few words. */
export const operatorValues: Partial<Readonly<Record<OperatorName, readonly string[]>>> = {
  has: traits,
  lang: [...new Set(Object.values(languages))],
}

const QUOTED = '"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』'
/** A quoted phrase, or a run without spaces (but in a quoted value); either stands alone. */
const NAME = `(?:${operatorNames.join('|')})[:：]`
const PIECE = new RegExp(
  `(?<!\\S)(?:(?<dash>[-－]?)(?<quoted>${QUOTED})|(?<run>${NAME}(?:${QUOTED})|\\S+))(?!\\S)`,
  'giu',
)
const OPERATOR = new RegExp(`^(${NAME})(.*)$`, 'iu')
/** `-Zho-` is a name, `--flag` an option, and a dash alone a dash. */
const EXCLUSION = /^[-－](?![-－]).*[^-－]$/u

/** Tell operators from words. */
export function parseInput(input: string): SearchInput {
  const text = readableInput(input)
  const operators: (Operator & { readonly isWrong: boolean })[] = []
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
    return { words: text, operators: [], wrong: [], excluded: [] }
  const meant = operators.filter(({ value }) => value !== '')
  return {
    words: words.trim(),
    operators: meant.filter(({ isWrong }) => !isWrong),
    wrong: meant.filter(({ isWrong }) => isWrong),
    excluded: exclusions.flatMap(
      phrase => parseQuery(`"${phrase.replace(/^["“「『]|["”」』]$/gu, '')}"`).terms,
    ),
  }
}

function readOperator(text: string): (Operator & { readonly isWrong: boolean }) | undefined {
  const [, typedName = '', typedValue = ''] = OPERATOR.exec(text) ?? []
  const name = operatorNames.find(each => each === typedName.slice(0, -1).toLowerCase())
  if (!name) return undefined
  const value = typedValue.normalize('NFKC').replace(/^[@#"“「『]|["”」』]$/gu, '')
  const known = readValue(name, value)
  return { name, text, value: known ?? value, isWrong: known === undefined }
}

/** The usual form of a value; none where it means nothing. */
function readValue(name: OperatorName, value: string): string | undefined {
  switch (name) {
    case 'since':
    case 'until':
      return readDate(value)
    case 'lang':
      return languages[value.toLowerCase()]
    case 'has':
      return traits.find(trait => trait === value.toLowerCase())
    default:
      return value
  }
}

/** Read a year, a month or a day of the calendar, largest unit first: `2024-04-10`, `2024/4/10`, `2024年4月`. */
function readDate(value: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/.exec(value) ?? []
  if (year === undefined) return undefined
  const read = [year, month, day].flatMap(unit => unit?.padStart(2, '0') ?? []).join('-')
  const whole = `${read}-01-01`.slice(0, 'YYYY-MM-DD'.length)
  const date = new Date(`${whole}T00:00:00Z`)
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(whole)
  return isDay ? read : undefined
}

import { foldName } from './fold.ts'

/** An operator being typed: where it stands in the text, and what of its value is there. */
export interface OpenOperator {
  readonly name: 'from' | 'tag'
  readonly typed: string
  readonly start: number
  readonly end: number
}

/** A name that can be chosen, and how many posts it has. */
export interface NamedValue {
  readonly value: string
  readonly label: string
  readonly count: number
}

const MAX_OFFERED = 8

/** Find the `from:` or `tag:` that ends at the caret. */
export function findOpenOperator(text: string, caret: number): OpenOperator | undefined {
  const match = /(?:^|\s)(from|tag)[:：][@#＠＃]?(\S*)$/i.exec(text.slice(0, caret))
  if (!match || /^\S/.test(text.slice(caret))) return undefined
  const [whole, name = '', typed = ''] = match
  const start = match.index + whole.length - whole.trimStart().length
  return { name: name.toLowerCase() === 'from' ? 'from' : 'tag', typed, start, end: caret }
}

/** Offer names that begin with what was typed, then those that hold it; of each kind, those with most posts first. */
export function offerValues(typed: string, values: readonly NamedValue[]): readonly NamedValue[] {
  const wanted = foldName(typed)
  const rank = ({ value, label }: NamedValue): number => {
    if (foldName(value).startsWith(wanted)) return 0
    return foldName(`${label} ${value}`).includes(wanted) ? 1 : 2
  }
  return values
    .map(value => ({ value, rank: rank(value) }))
    .filter(each => each.rank < 2)
    .sort((a, b) => a.rank - b.rank || b.value.count - a.value.count)
    .slice(0, MAX_OFFERED)
    .map(({ value }) => value)
}

/** Replace what was typed of a value by the chosen one, with a space behind it. */
export function completeOperator(text: string, { name, start, end }: OpenOperator, value: string): string {
  return `${text.slice(0, start)}${name}:${value} ${text.slice(end).trimStart()}`
}

/** Name an author as filters, completions and results do. */
export function authorLabel({
  author,
  handle,
}: {
  readonly author: string
  readonly handle: string
}): string {
  return author === '' ? `@${handle}` : `${author} @${handle}`
}

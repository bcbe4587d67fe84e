import { monthOf } from '../../src/archive/months.ts'
import type { Part } from '../../src/model.ts'
import type { DraftEntry } from './make-entries.ts'

/** Write an entry as a curator's dump holds it. A part after the first stands behind a ruler. */
export function formatEntry(number: number, { date, source, parts }: DraftEntry): string {
  const posts = parts.map(formatPart).join('\n\n---\n\n')
  const blocks = [
    `### ${String(number).padStart(2, '0')}`,
    date,
    ...(source === undefined ? [] : [source]),
    posts,
  ]
  return `${blocks.join('\n\n')}\n\n\n`
}

function formatPart({ author, handle, body }: Part): string {
  return `${author}\n@${handle}\n${body.trim()}`
}

/**
 * Write entries, which are in the order of their days, as the dumps of their months, one after another: the dump's name
 * (`2024-04`) and its text. Each month numbers from 1.
 */
export function* formatMonths(
  entries: Iterable<DraftEntry>,
): Generator<readonly [name: string, text: string]> {
  let month: { readonly name: string; readonly texts: string[] } | undefined
  for (const entry of entries) {
    const name = monthOf(entry)
    if (month && month.name !== name) yield [month.name, month.texts.join('')]
    if (month?.name !== name) month = { name, texts: [] }
    month.texts.push(formatEntry(month.texts.length + 1, entry))
  }
  if (month) yield [month.name, month.texts.join('')]
}

import type { Part } from '../../src/model.ts'
import type { DraftEntry } from './make-entries.ts'

/** Write an entry as a curator's dump holds it. A part after the first stands behind a ruler. */
export function formatEntry(number: number, { date, parts }: DraftEntry): string {
  return `### ${String(number).padStart(2, '0')}\n\n${date}\n\n${parts.map(formatPart).join('\n\n---\n\n')}\n\n\n`
}

function formatPart({ author, handle, body }: Part): string {
  return `${author}\n@${handle}\n${body.trim()}`
}

/** Write entries as the dumps of their months, by the dump's name (`2024-04`); each month numbers from 1. */
export function formatMonths(entries: Iterable<DraftEntry>): Map<string, string> {
  const months = new Map<string, string[]>()
  for (const entry of entries) {
    const name = entry.date.slice(0, 7)
    const texts = months.get(name)
    if (texts) texts.push(formatEntry(texts.length + 1, entry))
    else months.set(name, [formatEntry(1, entry)])
  }
  return new Map(Array.from(months, ([name, texts]) => [name, texts.join('')]))
}

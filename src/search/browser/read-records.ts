import { tidyText } from '../index/index-text.ts'
import type { SearchRecord } from '../index/search-record.ts'
import { matchByline } from '../query/byline.ts'
import { findOffset, type Phrase } from '../query/match.ts'
import type { Hit, IndexPart } from './search-index.ts'

/** Search records themselves, given oldest first, where there is no index of them: the same posts are found. */
export function readRecords(records: readonly SearchRecord[]): IndexPart {
  const hitOf = (record: SearchRecord, id: number, offset: number): Hit => ({
    id,
    offset,
    load: async () => record,
  })
  const texts = records.map(({ text }) => tidyText(text))
  const find = (phrase: Phrase, among?: ReadonlySet<number>): readonly Hit[] =>
    records.flatMap((record, id) => {
      if (among?.has(id) === false) return []
      const offset = findOffset(texts[id] ?? '', phrase)
      return offset < 0 ? [] : [hitOf(record, id, offset)]
    })
  return {
    sketch: async () => records.map((_, id) => id),
    find: async (phrase, among) => find(phrase, among),
    findByline: async phrase =>
      records.flatMap((record, id) => {
        const match = matchByline([record.author, record.handle], phrase)
        return match ? [{ ...hitOf(record, id, match === 'whole' ? 0 : Infinity), match }] : []
      }),
    list: () => records.map((record, id) => hitOf(record, id, 0)),
    catalog: async () => new Map(records.entries()),
    words: async () => [],
  }
}

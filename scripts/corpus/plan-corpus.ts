import { type ImportPlan, planImport } from '../../src/content/plan-import.ts'
import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource } from '../../src/feed/source.ts'
import type { Entry } from '../../src/model.ts'
import { formatMonths } from './format-feed.ts'
import { type CorpusSize, makeEntries } from './make-entries.ts'

export interface PlannedMonth {
  /** Of the dump: `2024-04`. */
  readonly name: string
  readonly text: string
  readonly plan: ImportPlan
}

/**
 * Plan the posts of a corpus, as imports of its monthly dumps one after another would write them. No more than a month
 * is held at a time.
 */
export function* planCorpus(source: readonly Entry[], size: CorpusSize): Generator<PlannedMonth> {
  for (const [name, text] of formatMonths(makeEntries(source, size))) {
    const { entries } = readFeed(createSource(`${name}.md`, text))
    const nothing = { stored: [], unreadable: [], diagnostics: [] }
    yield { name, text, plan: planImport([{ name, entries }], nothing) }
  }
}

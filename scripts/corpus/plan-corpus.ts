import { type ImportPlan, planImport } from '../../src/content/plan-import.ts'
import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource } from '../../src/feed/source.ts'
import type { Entry } from '../../src/model.ts'
import { formatMonths } from './format-feed.ts'
import { type CorpusSize, makeEntries } from './make-entries.ts'

/** Plan the posts of a corpus, as the import of its monthly dumps into an empty folder would write them. */
export function planCorpus(source: readonly Entry[], size: CorpusSize): ImportPlan {
  const feeds = Array.from(formatMonths(makeEntries(source, size)), ([name, text]) => ({
    name,
    entries: readFeed(createSource(`${name}.md`, text)).entries,
  }))
  return planImport(feeds, { stored: [], unreadable: [], diagnostics: [] })
}

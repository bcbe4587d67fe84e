import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource, type Source } from '../../src/feed/source.ts'
import type { Entry, Fix } from '../../src/model.ts'

export interface DescribedFeed {
  /** `46 2024-04-09 Wren @bird: text` an entry, its other parts behind ` | `. */
  readonly entries: readonly string[]
  /** `9 header-malformed` a problem. */
  readonly problems: readonly string[]
  readonly messages: readonly string[]
  readonly fixes: readonly Fix[]
}

/** Read a feed and say on one line each what its entries and its problems are. */
export function describeFeed(feed: string | Source): DescribedFeed {
  const { entries, diagnostics } = readFeed(typeof feed === 'string' ? createSource('feed.md', feed) : feed)
  return {
    entries: entries.map(describeEntry),
    problems: diagnostics.map(({ line, rule }) => `${line} ${rule}`),
    messages: diagnostics.map(({ message }) => message),
    fixes: diagnostics.flatMap(({ fix }) => (fix ? [fix] : [])),
  }
}

function describeEntry({ number, date, parts }: Entry): string {
  const shown = parts.map(({ kind, author, handle, body }) => {
    const head = `${author} @${handle}: ${body.replaceAll('\n', '⏎')}`
    return kind === 'post' ? head : `${kind} ${head}`
  })
  return `${number} ${date} ${shown.join(' | ')}`
}

/** The text with its lines mended. */
export function applyFix(text: string, { line, count, text: mended }: Fix): string {
  const lines = text.split('\n')
  lines.splice(line - 1, count, ...mended.split('\n'))
  return lines.join('\n')
}

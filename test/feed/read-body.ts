import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource } from '../../src/feed/source.ts'
import type { Entry } from '../../src/model.ts'

/** Read a body as that of one entry, by `Ada @ada_writes` unless a header says otherwise. */
export function readBody(body: string, byline = 'Ada\n@ada_writes'): Entry {
  const { entries } = readFeed(createSource('feed.md', `### 01\n\n2024-05-01\n\n${byline}\n${body}\n`))
  const [entry] = entries
  if (!entry || entries.length !== 1) throw new Error(`expected one entry, found ${entries.length}`)
  return entry
}

/** What a body was read as, a string a part: the text of the entry's own, `kind name @handle: text` of the others. */
export function readParts(body: string): string[] {
  const { source, parts } = readBody(body)
  const shown = parts.map(({ kind, author, handle, body: text, source: own }) => {
    const head = kind === 'post' ? '' : `${kind} ${author} @${handle}: `
    return `${head}${text}${own === undefined ? '' : ` <${own}>`}`
  })
  return source === undefined ? shown : [...shown, `<${source}>`]
}

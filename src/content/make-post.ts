import { composeBody } from '../markdown/compose.ts'
import { hashtagsIn } from '../markdown/plain.ts'
import type { Entry, Post } from '../model.ts'
import { makeTitle } from './title.ts'

/** Normalise an entry of a feed into a post at a permalink. */
export function makePost(feed: string, entry: Entry, permalink: string): Post {
  const { number, date, source, parts } = entry
  const [own] = parts
  const body = composeBody(parts)
  const titled = parts.map(part => makeTitle(part.body)).find(title => title !== '')
  return {
    feed,
    number,
    date,
    author: own.author,
    handle: own.handle,
    title: titled ?? own.author,
    permalink,
    ...(parts.length > 1
      ? { parts: parts.map(({ kind, author, handle }) => ({ kind, author, handle })) }
      : {}),
    ...(source === undefined ? {} : { source }),
    tags: uniqueTags(parts.flatMap(part => hashtagsIn(part.body))),
    body,
  }
}

/** Keep the first spelling of each tag; case and width do not make another. */
function uniqueTags(tags: readonly string[]): string[] {
  const bySpelling = new Map<string, string>()
  for (const tag of tags) {
    const key = tag.normalize('NFKC').toLowerCase()
    if (!bySpelling.has(key)) bySpelling.set(key, tag)
  }
  return [...bySpelling.values()]
}

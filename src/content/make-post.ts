import { joinParts } from '../markdown/compose.ts'
import { hashtagsOf } from '../markdown/plain.ts'
import { readPortable } from '../markdown/portable.ts'
import type { Entry, Post } from '../model.ts'
import { uniqueTags } from './tags.ts'
import { titleOfParts } from './title.ts'

/** Normalise an entry of a feed into a post at a permalink. */
export function makePost(feed: string, entry: Entry, permalink: string): Post {
  const { number, date, source, parts } = entry
  const [own] = parts
  const read = parts.map(part => ({ part, ...readPortable(part.body) }))
  return {
    feed,
    number,
    date,
    author: own.author,
    handle: own.handle,
    title: titleOfParts(read.map(({ part, tree }) => ({ body: part.body, tree }))) || own.author,
    permalink,
    ...(parts.length > 1
      ? { parts: parts.map(({ kind, author, handle }) => ({ kind, author, handle })) }
      : {}),
    ...(source === undefined ? {} : { source }),
    tags: uniqueTags(read.flatMap(({ tree }) => hashtagsOf(tree))),
    body: joinParts(read.map(({ part, text }) => ({ part, body: text }))),
  }
}

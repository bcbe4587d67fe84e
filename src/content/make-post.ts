import { joinParts } from '../markdown/compose.ts'
import { hashtagsOf } from '../markdown/plain.ts'
import { readPortable } from '../markdown/portable.ts'
import type { Entry, Part, Post } from '../model.ts'
import { uniqueTags } from './tags.ts'
import { titleOfParts } from './title.ts'

/** Normalise an entry of a feed into a post at a permalink. */
export function makePost(feed: string, entry: Entry, permalink: string): Post {
  const { number, date, source, parts } = entry
  const read = parts.map(withName).map(part => ({ part, ...readPortable(part.body) }))
  const { author, handle } = withName(parts[0])
  return {
    feed,
    number,
    date,
    author,
    handle,
    title: titleOfParts(read.map(({ part, tree }) => ({ body: part.body, tree }))) || author,
    permalink,
    ...(parts.length > 1
      ? { parts: read.map(({ part: { kind, author, handle } }) => ({ kind, author, handle })) }
      : {}),
    ...(source === undefined ? {} : { source }),
    tags: uniqueTags(read.flatMap(({ tree }) => hashtagsOf(tree))),
    body: joinParts(read.map(({ part, text }) => ({ part, body: text }))),
  }
}

/** Fields of a post that no dump says: the curator's and import's own. They stay as the file has them. */
export function ownFieldsOf(post: Post) {
  const { feed, number, date, author, handle, title, permalink, parts, source, tags, body, ...own } = post
  return own
}

/** A name of control characters only was left without a character: its handle stands for it. */
function withName(part: Part): Part {
  return part.author.trim() === '' ? { ...part, author: part.handle } : part
}

import { datePath } from '../../src/archive/urls.ts'
import type { RenderedPost } from '../../src/model.ts'

/** Make a rendered post of what a test cares for. */
export function makePost(given: Partial<RenderedPost> = {}): RenderedPost {
  const { date = '2024-04-09', number = 1, title = `Post ${number}` } = given
  const { html = `<p>${title}</p>` } = given
  return {
    feed: '2024-04',
    number,
    date,
    author: 'Ann Example',
    handle: 'ann',
    title,
    permalink: `${datePath(date)}${number}/`,
    tags: [],
    body: title,
    html,
    htmlBytes: Buffer.byteLength(html),
    text: title,
    lang: 'en',
    links: [],
    topics: [],
    quotedTopics: [],
    titleTopics: [],
    otherTags: given.tags ?? [],
    ...given,
  }
}

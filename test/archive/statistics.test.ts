import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { collectLinks } from '../../src/archive/links.ts'
import { summarise } from '../../src/archive/statistics.ts'
import { makePost } from './make-post.ts'

test('an archive is summed up by posts, authors, quotes, links, days, months and languages', () => {
  const quoted = { kind: 'quote' as const, author: 'Bo', handle: 'bo' }
  const archive = createArchive([
    makePost({ number: 1, tags: ['a'], links: ['https://a.com/1', 'https://a.com/2'], lang: 'zh' }),
    makePost({ number: 2, parts: [{ kind: 'post', author: 'Ann Example', handle: 'ann' }, quoted, quoted] }),
    makePost({ number: 3, date: '2024-05-01', links: ['https://b.com'] }),
  ])
  const domains = collectLinks(archive.posts)
  assert.deepEqual(summarise(archive, domains), {
    posts: 3,
    authors: 2,
    quotedPosts: 2,
    tags: 1,
    links: 3,
    days: 2,
    months: [
      { month: '2024-04', count: 2 },
      { month: '2024-05', count: 1 },
    ],
    busiestAuthors: archive.authors.slice(0, 1),
    mostCitedDomains: domains,
    languages: [
      { lang: 'en', count: 2 },
      { lang: 'zh', count: 1 },
    ],
  })
})

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import type { ArchiveDay, ArchiveWeek } from '../../src/archive/calendar.ts'
import { decodeSource } from '../../src/feed/source.ts'
import type { RenderedPost } from '../../src/model.ts'
import { parseTopics } from '../../src/topics/parse-topics.ts'
import { createTopicFinder } from '../../src/topics/topics-of.ts'
import { readRealArchive, skipRealArchive } from '../real-archive.ts'
import { makePost } from './make-post.ts'

const topics = createTopicFinder(
  parseTopics(decodeSource('topics.txt', Buffer.from('Owl\nOak\nElm\n'))).topics,
)

/** A post by somebody, whose text is like no other's. */
function post(number: number, given: Partial<RenderedPost> = {}): RenderedPost {
  const text = Array.from({ length: 8 }, (_, word) => `only${number}x${word}`).join(' ')
  return makePost({ number, date: '2024-04-18', handle: `voice${number}`, text, ...given })
}

/** A post whose title names topics. */
const on = (number: number, titleTopics: readonly string[], given: Partial<RenderedPost> = {}) =>
  post(number, { titleTopics, topics: titleTopics, ...given })

/** Days before, so that what is named later rises. */
const before = Array.from({ length: 30 }, (_, index) => post(500 + index, { date: '2024-04-08' }))

/** Reasons and numbers of the stories of a day, and numbers of all its posts in order. */
function tell(posts: readonly RenderedPost[], order: readonly string[] = []) {
  const leads =
    order.length === 0
      ? []
      : [
          {
            ...{ path: '/2024/04/18/', date: '2024-04-18', order, picks: [], body: '' },
            ...{ html: '', text: '', lang: 'en' },
          },
        ]
  const { days } = createArchive(posts, topics, undefined, leads)
  const day = days.at(-1)
  return { stories: describe(day), order: day?.posts.map(({ number }) => number) }
}

function describe(digest: ArchiveDay | ArchiveWeek | undefined): readonly string[] | undefined {
  return digest?.stories.map(({ posts, ties }) => {
    const reasons = ties.map(({ kind, topics }) => [kind, ...topics].join(' '))
    return `${reasons.join(', ')}: ${posts.map(({ number }) => number).join(' ')}`
  })
}

const link = 'https://a.example/one'
const status = 'https://x.com/ann/status/7'
const words = 'rotary embeddings quantised kernels throughput'

const cases: readonly [name: string, posts: readonly RenderedPost[], stories: readonly string[]][] = [
  [
    'a post of X that both quote',
    [post(1, { links: [status] }), post(2, { source: status })],
    ['quote: 1 2'],
  ],
  ['a link that is all they cite', [post(1, { links: [link] }), post(2, { links: [link] })], ['link: 1 2']],
  [
    'two links in common',
    [post(1, { links: [link, `${link}/2`] }), post(2, { links: [link, `${link}/2`, `${link}/3`] })],
    ['link: 2 1'],
  ],
  [
    'no link that one cites in passing',
    [post(1, { links: [link] }), post(2, { links: [link, `${link}/2`] })],
    [],
  ],
  [
    'such a link where both titles name one topic',
    [on(1, ['Owl'], { links: [link] }), on(2, ['Oak', 'Owl'], { links: [link, `${link}/2`] })],
    ['link: 2 1'],
  ],
  [
    'no address of a whole site',
    [post(1, { links: ['https://a.example'] }), post(2, { links: ['https://a.example/'] })],
    [],
  ],
  [
    'several titles with a topic that rose very much',
    [...before, on(1, ['Owl']), on(2, ['Owl', 'Oak']), on(3, ['Owl']), on(4, ['Owl']), on(5, ['Oak'])],
    ['topics Owl: 1 2 3 4'],
  ],
  [
    'no topic that is named as often before',
    [
      ...before.map(each => ({ ...each, titleTopics: ['Owl'], topics: ['Owl'] })),
      ...[1, 2, 3, 4].map(number => on(number, ['Owl'])),
    ],
    [],
  ],
  [
    'alike posts whose titles name a topic that rose',
    [...before, on(1, ['Owl'], { text: words }), on(2, ['Owl'], { text: `${words} again` })],
    ['topics Owl: 2 1'],
  ],
  [
    'no posts of one author for their topic',
    [
      ...before,
      on(1, ['Owl'], { text: words, handle: 'ann' }),
      on(2, ['Owl'], { text: `${words} again`, handle: 'Ann' }),
    ],
    [],
  ],
  ['no posts that are only on the same topic', [...before, on(1, ['Owl']), on(2, ['Owl'])], []],
]

for (const [name, posts, stories] of cases) {
  test(`stories of a day: ${name}`, () => {
    assert.deepEqual(tell(posts).stories, stories)
  })
}

test('posts that are tied one by one are one story, which begins with the post that cites or says most', () => {
  const posts = [
    post(1, { links: [link] }),
    post(2),
    post(3, { links: [link, status, 'https://b.example/x'], titleTopics: [] }),
    post(4, { source: status }),
    post(5, { links: [status, link], source: status }),
  ]
  assert.deepEqual(tell(posts), { stories: ['quote, link: 3 1 4 5'], order: [3, 1, 4, 5, 2] })
})

test('stories stand before the other posts, those of most posts first', () => {
  const other = 'https://b.example/x'
  const posts = [
    post(1),
    post(2, { links: [link] }),
    post(3, { links: [link] }),
    ...[4, 5, 6].map(number => post(number, { links: [other] })),
  ]
  assert.deepEqual(tell(posts), { stories: ['link: 4 5 6', 'link: 2 3'], order: [4, 5, 6, 2, 3, 1] })
})

test('a post that the curator puts first brings its story along', () => {
  const posts = [post(1), post(2, { links: [link] }), post(3, { links: [link] }), post(4)]
  const order = [4, 3].map(number => `/2024/04/18/${number}/`)
  assert.deepEqual(tell(posts, order).order, [4, 2, 3, 1])
})

test('a story of a week holds the stories of its days, and posts of several of them', () => {
  const posts = [
    ...before,
    post(1, { links: [link] }),
    post(2, { links: [link] }),
    post(3, { date: '2024-04-19' }),
    post(4, { date: '2024-04-20', links: [link] }),
  ]
  const { days, weeks } = createArchive(posts)
  assert.deepEqual(days.map(describe), [[], ['link: 1 2'], [], []])
  assert.deepEqual(weeks.map(describe), [[], ['link: 1 2 4']])
  assert.deepEqual(
    weeks.at(-1)?.posts.map(({ number }) => number),
    [1, 2, 4, 3],
  )
})

const file = path.join(import.meta.dirname, '../fixtures/stories.txt')

/* The stories of all days and weeks of the real dumps, each read through and found right, by their posts. */
test('finds the stories of real days that were judged right, and no other', { skip: skipRealArchive }, () => {
  const { days, weeks } = readRealArchive()
  const lines = [...days, ...weeks].flatMap(digest =>
    (describe(digest) ?? []).map(story => `${digest.path} ${story}\n`),
  )
  if (process.env.UPDATE === '1') writeFileSync(file, lines.join(''))
  assert.equal(lines.join(''), readFileSync(file, 'utf8'))
})

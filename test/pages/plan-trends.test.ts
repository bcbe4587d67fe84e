import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { decodeSource } from '../../src/feed/source.ts'
import type { RenderedPost } from '../../src/model.ts'
import { planPages } from '../../src/pages/plan-pages.ts'
import { parseTopics } from '../../src/topics/parse-topics.ts'
import { createTopicFinder } from '../../src/topics/topics-of.ts'
import { makePost } from '../archive/make-post.ts'

const topics = createTopicFinder(parseTopics(decodeSource('topics.txt', Buffer.from('Owl\nOak\n'))).topics)

function plan(posts: readonly RenderedPost[]) {
  const { home, weeks, months } = planPages(createArchive(posts, topics), 7)
  return { home: home[0].trends, weeks, months }
}

test('a month tells what rose against the thirteen weeks before it, until its last post', () => {
  const posts = ['2024-01-10', '2024-02-14', '2024-03-13'].map((date, index) =>
    makePost({ date, number: index + 1, topics: ['Oak'] }),
  )
  const risen = ['2024-04-02', '2024-04-09', '2024-04-10', '2024-04-10'].map((date, index) =>
    makePost({ date, number: index + 10, topics: ['Owl'] }),
  )
  const { months } = plan([...posts, ...risen])
  assert.deepEqual(
    months.map(({ subject, trends }) => [
      subject.month,
      trends?.rising.map(({ label, now }) => [label, now]),
    ]),
    [
      ['2024-01', []],
      ['2024-02', []],
      ['2024-03', []],
      ['2024-04', [['Owl', 4]]],
    ],
  )
  const weeks = months.at(-1)?.trends?.rising[0]?.weeks ?? []
  assert.deepEqual([weeks.length, weeks.slice(-2)], [15, [1, 3]])
})

test('links that several posts of a period cite are listed with these posts, the most cited first', () => {
  const [a, b, status] = ['https://a.com/1', 'https://b.com/2', 'https://x.com/ann/status/7']
  const cite = (number: number, date: string, ...links: readonly string[]) =>
    makePost({ number, date, links })
  const { home, weeks, months } = plan([
    cite(1, '2024-03-30', a, status),
    cite(2, '2024-04-01', a, b, 'https://c.com/3'),
    cite(3, '2024-04-08', a, b, 'https://c.com/3'),
    cite(4, '2024-04-09', a, status),
    cite(5, '2024-04-09', status),
  ])
  const show = (trends: typeof home | undefined) =>
    trends?.cited.map(({ label, posts }) => `${label}: ${posts.map(({ number }) => number).join(' ')}`)
  assert.deepEqual(show(home), ['a.com/1: 4 3'])
  assert.deepEqual(
    weeks.map(({ trends }) => show(trends)),
    [[], [], ['a.com/1: 4 3']],
  )
  assert.deepEqual(
    months.map(({ trends }) => show(trends)),
    [[], ['a.com/1: 4 3 2', 'b.com/2: 3 2']],
  )
})

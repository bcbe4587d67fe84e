import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeSource } from '../../src/feed/source.ts'
import type { Post } from '../../src/model.ts'
import { countTopics } from '../../src/topics/count-topics.ts'
import { parseTopics } from '../../src/topics/parse-topics.ts'
import { proposeTopics } from '../../src/topics/propose-topics.ts'
import { createTopicFinder } from '../../src/topics/topics-of.ts'

const { topics } = parseTopics(
  decodeSource('topics.txt', Buffer.from('[鸟]\nOwl\nHawk\nKnown Thing = known\n')),
)
const finder = createTopicFinder(topics)

const post = (date: string, handle: string, body: string, tags: string[] = []): Post => ({
  ...{ feed: 'dump', number: 1, date, author: handle, handle, title: '', permalink: '/', tags, body },
})

/** Posts of two months before the last four weeks, and of these weeks: each by another author. */
const posts = (before: readonly string[], now: readonly string[], tags: string[] = []): Post[] => [
  ...before.map((body, at) => post('2024-03-10', `author${at}`, body)),
  ...now.map((body, at) => post('2024-05-01', `author${at}`, body, tags)),
]
const proposed = (before: readonly string[], now: readonly string[], tags?: string[]) =>
  proposeTopics(posts(before, now, tags), finder).map(({ name, now, before }) => [name, now, before])

test('proposes names that several posts of late hold and earlier ones did not', () => {
  assert.deepEqual(
    proposed(
      ['nothing here'],
      [
        '用InstantCat了',
        'see InstantCat and Rabbit R7',
        'The Instant-Cat',
        'a Rabbit R7',
        'In the Rabbit R7',
      ],
    ),
    [
      ['InstantCat', 3, 0],
      ['Rabbit R7', 3, 0],
    ],
  )
})

test('does not propose what was as frequent before', () => {
  const old = ['an OldName', 'the OldName', 'OldName']
  assert.deepEqual(proposed(old, old), [])
})

test('does not propose what a topic has, or what is no name', () => {
  const now = [
    'The Owl saw. Then Known Thing',
    'The Hawk. Then',
    'The @SomeHandle, Then https://a.example/SomePath',
  ]
  assert.deepEqual(proposed(['the, then'], [...now, ...now]), [])
})

test('does not propose what one author writes', () => {
  const own = ['a NewName', 'the NewName', 'NewName'].map(body => post('2024-05-01', 'same', body))
  assert.deepEqual(proposeTopics(own, finder), [])
})

test('proposes hashtags that are no topic, and Han names in quotation marks', () => {
  const now = ['试试“新猫”', '「新猫」来了', '用“新猫”', 'x']
  assert.deepEqual(proposed([], now, ['buildabarn', 'owl']), [
    ['buildabarn', 4, 0],
    ['新猫', 3, 0],
  ])
})

test('proposes nothing for an empty archive', () => assert.deepEqual(proposeTopics([], finder), []))

test('counts the posts of each topic, the most frequent first', () => {
  const quote: Post = {
    ...post('2024-05-01', 'lin', '看\n\n> **Mo** [@mo](https://x.com/mo)\n>\n> an Owl\n'),
    parts: [
      { kind: 'post', author: 'lin', handle: 'lin' },
      { kind: 'quote', author: 'Mo', handle: 'mo' },
    ],
  }
  const counts = countTopics([post('2024-05-01', 'lin', 'Hawk, owl'), quote], finder)
  assert.deepEqual(
    counts.map(({ topic, posts, quoted }) => [topic.name, posts, quoted]),
    [
      ['Owl', 2, 1],
      ['Hawk', 1, 0],
    ],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  collectSubjects,
  describeSubject,
  inGroups,
  listRising,
  type Subject,
} from '../../src/archive/subjects.ts'
import { topicPath } from '../../src/archive/urls.ts'
import { decodeSource } from '../../src/feed/source.ts'
import type { RenderedPost } from '../../src/model.ts'
import { parseTopics } from '../../src/topics/parse-topics.ts'
import { periodUntil } from '../../src/topics/rise.ts'
import { createTopicFinder, nameTopics } from '../../src/topics/topics-of.ts'
import { makePost } from './make-post.ts'

const list = '[鸟]\nOwl = 猫头鹰, owls\nHawk\n[树]\nOak Tree = oak\n'
const finder = createTopicFinder(parseTopics(decodeSource('topics.txt', Buffer.from(list))).topics)

let count = 0
const post = (date: string, body: string, given: Partial<RenderedPost> = {}): RenderedPost =>
  withTopics(makePost({ date, body, title: '', number: ++count, ...given }))
const withTopics = (post: RenderedPost): RenderedPost => ({
  ...post,
  ...nameTopics(finder.topicsOf(post), post.tags, finder),
})
const quoting = (date: string, body: string): RenderedPost =>
  post(date, `看\n\n> **Mo** [@mo](https://x.com/mo)\n>\n> ${body}\n`, {
    parts: [
      { kind: 'post', author: 'Ann', handle: 'ann' },
      { kind: 'quote', author: 'Mo', handle: 'mo' },
    ],
  })
const subjectsOf = (posts: readonly RenderedPost[]) => collectSubjects(posts, finder)
const named = (subjects: readonly Subject[], name: string): Subject => {
  const subject = subjects.find(subject => subject.name === name)
  assert.ok(subject, `expected a subject ${name}`)
  return subject
}

test('topics and other hashtags are one index, those with most posts first', () => {
  const posts = [
    post('2024-04-01', 'An owl', { tags: ['birds', 'OWLS'] }),
    post('2024-04-02', 'An oak', { tags: ['Birds'] }),
    quoting('2024-04-03', 'an owl'),
    post('2024-04-04', 'the owl'),
  ]
  const { list, of, aliases } = subjectsOf(posts)
  assert.deepEqual(
    list.map(({ label, group, path, posts, quoting }) => [label, group, path, posts.length, quoting.size]),
    [
      ['Owl', '鸟', '/tags/owl/', 3, 1],
      ['#Birds', '', '/tags/birds/', 2, 0],
      ['Oak Tree', '树', '/tags/oak-tree/', 1, 0],
    ],
  )
  assert.deepEqual(
    posts.map(post => of(post).map(({ name }) => name)),
    [['Owl', 'Birds'], ['Oak Tree', 'Birds'], ['Owl'], ['Owl']],
  )
  assert.deepEqual([...aliases], [['/tags/owls/', '/tags/owl/']])
  assert.deepEqual(
    inGroups(list).map(({ group }) => group),
    ['鸟', '树', ''],
  )
})

test('a topic’s path has hyphens between words, and is no other page’s', () => {
  assert.deepEqual(['GPT-4', 'llm.c', 'Hugging Face', 'OpenAI', '大语言模型', 'AI 编程'].map(topicPath), [
    '/tags/gpt-4/',
    '/tags/llm-c/',
    '/tags/hugging-face/',
    '/tags/openai/',
    '/tags/大语言模型/',
    '/tags/ai-编程/',
  ])
  assert.match(topicPath('C++'), /^\/tags\/c-?~[0-9a-f]{16}\/$/)
  assert.match(topicPath('Command R+'), /~[0-9a-f]{16}\/$/)
  assert.match(topicPath('Page 2'), /~[0-9a-f]{16}\/$/)
})

test('a subject’s page tells its months, who says most about it, and what goes with it', () => {
  const posts = [
    post('2023-12-30', 'owl and oak', { handle: 'ben', author: 'Ben' }),
    post('2024-02-01', 'owl and oak', { handle: 'Ben', author: 'Ben the Second' }),
    post('2024-02-02', 'owl', { handle: 'cai' }),
    quoting('2024-02-03', 'owl, hawk'),
    ...Array.from({ length: 6 }, () => post('2024-02-04', 'hawk')),
  ]
  const subjects = subjectsOf(posts)
  const facts = describeSubject(named(subjects.list, 'Owl'), subjects, posts.length)
  assert.deepEqual(facts.months, [
    { month: '2023-12', count: 1 },
    { month: '2024-01', count: 0 },
    { month: '2024-02', count: 3 },
  ])
  assert.deepEqual(facts.authors, [{ author: 'Ben the Second', handle: 'Ben', posts: 2 }])
  assert.deepEqual(facts.companions, [{ label: 'Oak Tree', path: '/tags/oak-tree/', posts: 2 }])
})

test('subjects that rose in a week are listed with the weeks before', () => {
  const steady = ['2024-03-04', '2024-03-11', '2024-03-18', '2024-03-25'].flatMap(date => [
    post(date, 'hawk'),
    post(date, 'hawk'),
  ])
  const risen = [
    post('2024-03-05', 'owl'),
    ...['2024-03-25', '2024-03-26', '2024-03-31', '2024-03-31'].map(date => post(date, 'owl')),
  ]
  const posts = [...steady, ...risen].toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const rising = listRising(subjectsOf(posts), posts, periodUntil('2024-03-31', 7, 3))
  assert.deepEqual(
    rising.map(({ subject, now, before, weeks }) => [subject.name, now, before, weeks]),
    [['Owl', 4, 1, [1, 0, 0, 4]]],
  )
})

test('nothing rose in an archive without posts, or without any before', () => {
  const posts = [post('2024-03-30', 'owl'), post('2024-03-31', 'owl')]
  assert.deepEqual(listRising(subjectsOf(posts), posts, periodUntil('2024-03-31', 7, 3)), [])
  assert.deepEqual(listRising(subjectsOf([]), [], periodUntil('2024-03-31', 7, 3)), [])
})

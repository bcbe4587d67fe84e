import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeSource } from '../../src/feed/source.ts'
import { parseTopics } from '../../src/topics/parse-topics.ts'
import { createTopicFinder, type NamingPost } from '../../src/topics/topics-of.ts'

const list = 'Owl = 猫头鹰\nHawk = 鹰隼\nBarn = buildabarn\nMo Archer\n'
const { topics } = parseTopics(decodeSource('topics.txt', Buffer.from(list)))
const { topicsOf, topicOf } = createTopicFinder(topics)

const post = (fields: Partial<NamingPost>): NamingPost => ({ title: '', tags: [], body: '', ...fields })
const found = (fields: Partial<NamingPost>) =>
  topicsOf(post(fields)).map(({ topic, isQuoted }) => (isQuoted ? `(${topic.name})` : topic.name))

const quoting: Partial<NamingPost> = {
  parts: [
    { kind: 'post', author: 'Lin', handle: 'lin' },
    { kind: 'quote', author: 'Mo Archer', handle: 'mo_archer' },
  ],
}

test('a post has the topics that its text, title and tags name, each once, as they come', () => {
  assert.deepEqual(found({ title: 'Hawk', body: 'An **owl**, a hawk.\n\n- 猫头鹰\n' }), ['Hawk', 'Owl'])
  assert.deepEqual(found({ body: 'Nothing.', tags: ['owl', 'BuildABarn'] }), ['Owl', 'Barn'])
  assert.deepEqual(found({ body: 'Nothing.' }), [])
})

test('a quoted post counts too, but less', () => {
  const body =
    '看看 Hawk\n\n> **Mo Archer** [@mo_archer](https://x.com/mo_archer)\n>\n> The hawk and the owl\n'
  assert.deepEqual(found({ ...quoting, body }), ['Hawk', '(Owl)'])
  assert.deepEqual(found({ ...quoting, body, title: 'The hawk and the…' }), ['Hawk', '(Owl)'])
  assert.deepEqual(found({ ...quoting, body, title: 'The hawk and the owl' }), ['Hawk', '(Owl)'])
  assert.deepEqual(found({ ...quoting, body, title: 'My owl' }), ['Owl', 'Hawk'])
})

test('a byline names no topic, a mention of the same person does', () => {
  const body = '看\n\n> **Mo Archer** [@mo_archer](https://x.com/mo_archer)\n>\n> nothing\n'
  assert.deepEqual(found({ ...quoting, body }), [])
  assert.deepEqual(found({ body: 'By Mo Archer' }), ['Mo Archer'])
})

test('the address of a link names no topic, its text does', () => {
  assert.deepEqual(found({ body: 'https://owl.example/hawk www.hawk.example' }), [])
  assert.deepEqual(found({ body: '[the owl](https://a.example/hawk)' }), ['Owl'])
})

test('a hashtag leads to its topic', () => {
  assert.equal(topicOf('OWL')?.name, 'Owl')
  assert.equal(topicOf('貓頭鷹')?.name, 'Owl')
  assert.equal(topicOf('buildabarn')?.name, 'Barn')
  assert.equal(topicOf('owls'), undefined)
})

test('a topic that is switched off is nobody’s', () => {
  const finder = createTopicFinder(topics.filter(({ name }) => name !== 'Owl'))
  assert.deepEqual(
    finder.topicsOf(post({ body: 'Owl, Hawk' })).map(({ topic }) => topic.name),
    ['Hawk'],
  )
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { makePost } from '../../src/content/make-post.ts'
import { createPermalinks } from '../../src/content/permalinks.ts'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'
import type { Post } from '../../src/model.ts'
import { listKnownTopics } from '../../src/topics/read-topics.ts'
import { createTopicFinder } from '../../src/topics/topics-of.ts'
import { realFeed } from '../real-feeds.ts'

/*
 * Hits of the topics that come with the program, drawn at random from the real dumps and judged by reading each in its
 * place: dump, post, verdict, topic, and nothing of the text.
 */
const file = path.join(import.meta.dirname, '../fixtures/topics/verdicts.txt')
const verdicts = readFileSync(file, 'utf8').trimEnd().split('\n').map(readVerdict)

const { topicsOf } = createTopicFinder(listKnownTopics())

for (const name of ['2023-12', '2024-01', '2024-04', '2024-04.later', '2024-06']) {
  const feed = realFeed(`${name}.md`)
  test(`at least three of four posts of ${name}.md have a topic`, { skip: feed.skip }, () => {
    const posts = postsOf(name)
    const named = [...posts.values()].filter(post => topicsOf(post).length > 0)
    assert.ok(named.length >= 0.75 * posts.size, `${named.length} of ${posts.size}`)
  })

  test(`finds the hits in ${name}.md that were judged right`, { skip: feed.skip }, () => {
    const posts = postsOf(name)
    const lost = verdicts
      .filter(({ feed, isRight }) => feed === name && isRight)
      .filter(({ permalink, topic }) => !topicNames(posts.get(permalink)).includes(topic))
    assert.deepEqual(lost, [])
  })
}

test('of the hits that were judged at least 97 of 100 are right', () => {
  const right = verdicts.filter(({ isRight }) => isRight)
  assert.ok(verdicts.length >= 300)
  assert.ok(right.length >= 0.97 * verdicts.length, `${right.length} of ${verdicts.length}`)
})

function postsOf(name: string): ReadonlyMap<string, Post> {
  const { path: file } = realFeed(`${name}.md`)
  const { entries } = readFeed(decodeSource(file, readFileSync(file)))
  const posts = new Map<string, Post>()
  const namePermalink = createPermalinks(permalink => posts.has(permalink))
  for (const entry of entries) {
    const permalink = namePermalink(entry)
    posts.set(permalink, makePost(name, entry, permalink))
  }
  return posts
}

function topicNames(post: Post | undefined): readonly string[] {
  return post ? topicsOf(post).map(({ topic }) => topic.name) : []
}

function readVerdict(line: string) {
  const [feed = '', permalink = '', verdict = '', ...topic] = line.split(' ')
  return { feed, permalink, isRight: verdict === 'right', topic: topic.join(' ') }
}

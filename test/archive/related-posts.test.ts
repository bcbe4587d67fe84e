import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findRelatedPosts } from '../../src/archive/related-posts.ts'
import { listTerms } from '../../src/archive/terms.ts'
import type { RenderedPost } from '../../src/model.ts'
import { makePost } from './make-post.ts'

/** Numbers of the related posts by number of the post. */
function relate(posts: readonly RenderedPost[]) {
  return [...findRelatedPosts(posts)].map(([post, others]) => [
    post.number,
    others.map(({ number }) => number),
  ])
}

/** Posts that have nothing to do with each other. */
function fillers(from: number, count: number): readonly RenderedPost[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index
    const text = Array.from({ length: 12 }, (_, word) => `filler${number}x${word}`).join(' ')
    return makePost({ number, text })
  })
}

test('a quoted post in common is nearer than a link, and a link nearer than words', () => {
  const words = 'rotary positional embeddings quantised kernels throughput'
  const posts = [
    makePost({ number: 1, text: words, links: ['https://x.com/a/status/7', 'https://a.com/x'] }),
    makePost({ number: 2, text: `${words} again` }),
    makePost({ number: 3, text: 'Something else.', links: ['http://www.a.com/x/'] }),
    makePost({ number: 4, text: 'Another thing.', source: 'https://twitter.com/a/status/7' }),
    ...fillers(10, 40),
  ]
  assert.deepEqual(relate(posts), [
    [1, [4, 3, 2]],
    [2, [1]],
    [3, [1]],
    [4, [1]],
  ])
})

test('a post and one that quotes it without a URL are related', () => {
  const said = 'What was said about the new model today.'
  const own = makePost({ number: 1, handle: 'bo', author: 'Bo', text: said })
  const quoting = makePost({
    number: 2,
    text: `Look at this.\nBo @BO\n${said}`,
    parts: [
      { kind: 'post', author: 'Ann Example', handle: 'ann' },
      { kind: 'quote', author: 'Bo', handle: 'BO' },
    ],
  })
  assert.deepEqual(relate([own, quoting, ...fillers(10, 4)]), [
    [1, [2]],
    [2, [1]],
  ])
})

test('Chinese posts meet by pairs of characters', () => {
  const posts = [
    makePost({ number: 1, text: '检索增强生成的分块策略与重排序效果对比' }),
    makePost({ number: 2, text: '今天试了检索增强生成，重排序效果明显' }),
    ...fillers(10, 40),
  ]
  assert.deepEqual(relate(posts), [
    [1, [2]],
    [2, [1]],
  ])
})

test('what very many posts share relates none of them', () => {
  const posts = Array.from({ length: 60 }, (_, index) =>
    makePost({
      number: index + 1,
      text: `Common opening words everywhere, number${index}.`,
      links: ['https://a.com'],
    }),
  )
  assert.deepEqual(relate(posts), [])
})

test('at most five are named, and of equals those nearest in time', () => {
  const posts = Array.from({ length: 9 }, (_, index) =>
    makePost({ number: index + 1, text: `word${index}`, links: ['https://a.com/x'] }),
  )
  assert.deepEqual(relate(posts)[4], [5, [4, 6, 3, 7, 2]])
})

test('terms are words and pairs without regard to case, and no addresses or names', () => {
  assert.deepEqual(listTerms('RAG 大模型 https://a.com/path @someone #topic an'), listTerms('rag 大模型'))
  assert.equal(listTerms('rag 大模型').length, 3)
  assert.deepEqual(listTerms('模型，大'), listTerms('模型'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { createPersonOf, type PersonOf } from '../../src/archive/people.ts'
import type { StoredFacts } from '../../src/archive/post-facts.ts'
import type { RelatedPost } from '../../src/archive/related-posts.ts'
import { listTerms } from '../../src/archive/terms.ts'
import type { Remember } from '../../src/memoize.ts'
import type { RenderedPost } from '../../src/model.ts'
import { readRealArchive, skipRealArchive } from '../real-archive.ts'
import { makePost } from './make-post.ts'

/** Number of each post and, of those related to it, number and reason. */
function relate(posts: readonly RenderedPost[], personOf?: PersonOf) {
  return [...createArchive(posts, undefined, personOf).related].map(([{ number }, related]) => [
    number,
    related.map(({ post, tie }) => [post.number, tie.kind, ...tie.topics].join(' ')),
  ])
}

/** Posts that have nothing to do with each other. */
function fillers(from: number, count: number, given: Partial<RenderedPost> = {}): readonly RenderedPost[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index
    const text = Array.from({ length: 12 }, (_, word) => `filler${number}x${word}`).join(' ')
    return makePost({ number, text, handle: `filler${number}`, ...given })
  })
}

test('a quoted post in common is nearer than a link, a link nearer than topics and words', () => {
  const words = 'rotary positional embeddings quantised kernels throughput'
  const posts = [
    makePost({ number: 1, text: words, links: ['https://x.com/a/status/7', 'https://a.com/x'] }),
    makePost({ number: 2, text: `${words} again` }),
    makePost({ number: 3, text: 'Something else.', links: ['http://www.a.com/x/'] }),
    makePost({ number: 4, text: 'Another thing.', source: 'https://twitter.com/a/status/7' }),
    ...fillers(10, 40),
  ]
  assert.deepEqual(relate(posts), [
    [1, ['4 quote', '3 link', '2 words']],
    [2, ['1 words']],
    [3, ['1 link']],
    [4, ['1 quote']],
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
    [1, ['2 quote']],
    [2, ['1 quote']],
  ])
})

test('posts on the same topics are related, the rarest named first; those of one person go on', () => {
  const posts = [
    makePost({ number: 1, handle: 'bo', topics: ['Owl', 'Oak'] }),
    makePost({ number: 2, handle: 'ann', topics: ['Oak', 'Owl'] }),
    makePost({ number: 3, handle: 'bo_too', topics: ['Oak', 'Owl'] }),
    ...fillers(10, 40),
    ...fillers(60, 3, { topics: ['Oak', 'Elm', 'Ash'], quotedTopics: ['Oak'] }),
  ]
  assert.deepEqual(relate(posts, createPersonOf([['bo', 'bo_too']])).slice(0, 3), [
    [1, ['3 author Owl Oak', '2 topics Owl Oak']],
    [2, ['1 topics Owl Oak', '3 topics Owl Oak']],
    [3, ['1 author Owl Oak', '2 topics Owl Oak']],
  ])
})

test('Chinese posts meet by pairs of characters', () => {
  const posts = [
    makePost({ number: 1, text: '检索增强生成的分块策略与重排序效果对比' }),
    makePost({ number: 2, text: '今天试了检索增强生成，重排序效果明显' }),
    ...fillers(10, 40),
  ]
  assert.deepEqual(relate(posts), [
    [1, ['2 words']],
    [2, ['1 words']],
  ])
})

test('what very many posts share relates none of them', () => {
  const posts = Array.from({ length: 60 }, (_, index) =>
    makePost({
      number: index + 1,
      text: `Common opening words everywhere, number${index}.`,
      links: ['https://a.com'],
      topics: ['Owl'],
    }),
  )
  assert.deepEqual(relate(posts), [])
})

test('at most five are named, and of equals those nearest in time', () => {
  const posts = Array.from({ length: 9 }, (_, index) =>
    makePost({ number: index + 1, text: `word${index}`, links: ['https://a.com/x'] }),
  )
  assert.deepEqual(relate(posts)[4], [5, ['4 link', '6 link', '3 link', '7 link', '2 link']])
})

test('of the posts on a topic that many name, those nearest in time are compared', () => {
  const posts = Array.from({ length: 500 }, (_, index) => {
    const [post] = fillers(index + 1, 1, index % 10 === 0 ? { topics: ['Owl'] } : {})
    return post ?? makePost()
  })
  assert.deepEqual(relate(posts)[20], [
    201,
    ['191 topics Owl', '211 topics Owl', '181 topics Owl', '221 topics Owl', '171 topics Owl'],
  ])
})

test('terms are words and pairs without regard to case, and no addresses or names', () => {
  assert.deepEqual(listTerms('RAG 大模型 https://a.com/path @someone #topic an'), listTerms('rag 大模型'))
  assert.equal(listTerms('rag 大模型').length, 3)
  assert.deepEqual(listTerms('模型，大'), listTerms('模型'))
})

test('an added post has the facts of its partition and of the one before made anew, and of no other', () => {
  const posts = ['2022', '2023', '2024', '2025'].flatMap(year =>
    fillers(1, 900).map((post, index) => ({ ...post, date: `${year}-0${1 + (index % 9)}-01` })),
  )
  const made: string[] = []
  const memo = new Map<string, readonly StoredFacts[]>()
  const remember: Remember<readonly StoredFacts[]> = (group, from, make) => {
    const key = `${group} ${(from as readonly unknown[][]).flat().length}`
    const facts = memo.get(key) ?? make()
    if (!memo.has(key)) made.push(group)
    memo.set(key, facts)
    return facts
  }
  const relate = (posts: readonly RenderedPost[]) =>
    createArchive(posts, undefined, undefined, undefined, remember)
  relate(posts)
  const groups = made.splice(0)
  relate([...posts, makePost({ number: 2000, date: '2025-09-01' })])
  assert.ok(groups.length > 3, groups.join())
  assert.deepEqual(made, groups.slice(-2))
})

test('at least seven of ten posts of the real dumps have a related one', { skip: skipRealArchive }, () => {
  const { posts, related } = readRealArchive()
  assert.ok(related.size >= 0.7 * posts.length, `${related.size} of ${posts.length}`)
})

test('an added post changes the related posts of few that do not show it', { skip: skipRealArchive }, () => {
  const { posts, related } = readRealArchive()
  const last = posts.at(-1) ?? makePost()
  for (const copied of [posts.at(-30), posts.at(-120)]) {
    const added = {
      ...last,
      ...copied,
      date: last.date,
      number: last.number + 1,
      permalink: '/added/',
      links: [],
    }
    const { related: after } = createArchive([...posts, added])
    const show = (list: readonly RelatedPost[] = []) =>
      list.map(({ post, tie }) => [post.permalink, tie.kind, ...tie.topics].join()).join(' ')
    const changed = posts.filter(
      post =>
        show(related.get(post)) !== show(after.get(post)) &&
        after.get(post)?.every(({ post }) => post !== added),
    )
    assert.ok(changed.length <= 0.01 * posts.length, changed.map(({ permalink }) => permalink).join(' '))
  }
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPosts, type Order } from '../../../src/search/browser/find-posts.ts'
import { readRecords } from '../../../src/search/browser/read-records.ts'
import type { IndexPart } from '../../../src/search/browser/search-index.ts'
import type { Byline } from '../../../src/search/query/byline.ts'
import { parseQuery } from '../../../src/search/query/query.ts'
import { synonymIndex } from '../../../src/search/query/synonyms.ts'

interface Written {
  readonly text: string
  readonly byline?: Byline
}

/** A part of an index that reads its posts' texts, given oldest first. */
function partOf(posts: readonly Written[]): IndexPart {
  const rest = { url: '', title: '', date: '', lang: '', tags: [], has: [] }
  return readRecords(
    posts.map(({ text, byline: [author, handle] = ['', ''] }) => ({ ...rest, text, author, handle })),
  )
}

async function found(
  texts: readonly (string | Written)[],
  query: string,
  { order = 'relevance', isTyping = false }: { order?: Order; isTyping?: boolean } = {},
): Promise<readonly string[]> {
  const posts = texts.map(text => (typeof text === 'string' ? { text } : text))
  const synonymsOf = synonymIndex([['通义', 'Qwen']])
  const hits = await findPosts(partOf(posts), parseQuery(query), order, { synonymsOf, isTyping })
  return hits.map(({ id }) => posts[id]?.text ?? '')
}

describe('findPosts', () => {
  const far = '前'.repeat(60)

  it('puts posts that begin with the words before those that say them late, then the newer first', async () => {
    const texts = ['大模型一', `${far}大模型二`, '大模型三', `${far}大模型四`]
    assert.deepEqual(await found(texts, '大模型'), [
      '大模型三',
      '大模型一',
      `${far}大模型四`,
      `${far}大模型二`,
    ])
    // The sixtieth token is still the beginning.
    assert.deepEqual(await found([`${far.slice(1)}大模型`, `${far}大模型`], '大模型'), [
      `${far.slice(1)}大模型`,
      `${far}大模型`,
    ])
  })

  it('ranks by nearness first: as typed, other letters, another spelling', async () => {
    const texts = ['GPT-4', 'gpt4', 'GPT\u20104', 'GPT 4']
    assert.deepEqual(await found(texts, 'GPT-4'), ['GPT-4', 'GPT\u20104', 'GPT 4', 'gpt4'])
    assert.deepEqual(await found(texts, 'GPT4'), ['gpt4', 'GPT 4', 'GPT\u20104', 'GPT-4'])
  })

  it('puts synonyms behind, and a part of a byline behind these', async () => {
    const texts = [
      { text: '一', byline: ['通义 实验室', 'lab'] as const },
      '通义',
      'Qwen',
      { text: '二', byline: ['通义', 'tongyi'] as const },
    ]
    assert.deepEqual(await found(texts, '通义'), ['二', '通义', 'Qwen', '一'])
  })

  it('puts words that stand side by side before words apart', async () => {
    const texts = ['AI模型', 'AI 模型', '模型和 AI']
    assert.deepEqual(await found(texts, 'AI模型'), ['AI模型', 'AI 模型', '模型和 AI'])
    assert.deepEqual(await found(texts, 'AI 模型'), ['AI 模型', 'AI模型', '模型和 AI'])
  })

  it('takes a whole name of several words for its author', async () => {
    const texts = [{ text: '一', byline: ['独立开发者William', 'will'] as const }, 'William 与独立开发者']
    assert.deepEqual(await found(texts, '独立开发者William'), ['一', 'William 与独立开发者'])
    assert.deepEqual(await found(texts, 'William'), ['William 与独立开发者'])
  })

  it('counts words that begin with the last one only while that is typed, and behind all others', async () => {
    const texts = ['agent', 'agents', 'agentic 模型', { text: '三', byline: ['', 'agenty'] as const }]
    assert.deepEqual(await found(texts, 'agent'), ['agent'])
    assert.deepEqual(await found(texts, 'agent', { isTyping: true }), [
      'agent',
      '三',
      'agentic 模型',
      'agents',
    ])
    assert.deepEqual(await found(texts, '模型 agent', { isTyping: true }), ['agentic 模型'])
    assert.deepEqual(await found(texts, 'agent ', { isTyping: true }), ['agent'])
  })

  it('sorts by day alone where that is asked for', async () => {
    const texts = ['大模型', `${far}大模型`]
    assert.deepEqual(await found(texts, '大模型', { order: 'newest' }), texts.toReversed())
    assert.deepEqual(await found(texts, '大模型', { order: 'oldest' }), texts)
  })
})

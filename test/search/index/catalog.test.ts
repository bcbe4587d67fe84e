import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CatalogPost, readCatalog, writeCatalog } from '../../../src/search/index/catalog.ts'

const post: CatalogPost = {
  date: '2024-04-09',
  author: '林墨',
  handle: 'lin_mo',
  lang: 'zh',
  tags: ['提示词', 'LLM'],
  has: ['link', 'thread'],
}

describe('readCatalog', () => {
  it('reads what writeCatalog wrote, in its order', () => {
    const posts: readonly CatalogPost[] = [
      post,
      { date: '2024-04-10', author: '', handle: '', lang: 'en', tags: [], has: [] },
      { ...post, date: '2024-05-01', lang: 'en', has: ['quote'] },
    ]
    assert.deepEqual(readCatalog(writeCatalog(posts)), posts)
    assert.deepEqual(readCatalog(writeCatalog([])), [])
  })

  it('knows one author and one tag by the latest of their spellings', () => {
    const later: CatalogPost = { ...post, author: '林墨 ✨', handle: 'Lin_Mo', tags: ['llm'] }
    const [first, second] = readCatalog(writeCatalog([post, later]))
    assert.deepEqual(first, { ...post, author: '林墨 ✨', handle: 'Lin_Mo', tags: ['提示词', 'llm'] })
    assert.deepEqual(second, later)
  })
})

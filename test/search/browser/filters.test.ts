import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { valuesOf } from '../../../src/search/browser/catalog-values.ts'
import { filterTest, operatorTest } from '../../../src/search/browser/post-filters.ts'
import { readRequest } from '../../../src/search/browser/search-request.ts'
import type { CatalogPost } from '../../../src/search/index/catalog.ts'
import { parseInput } from '../../../src/search/query/operators.ts'

const post: CatalogPost = {
  date: '2024-04-09',
  author: '林墨',
  handle: 'Lin_Mo',
  lang: 'zh',
  tags: ['ＡＩ'],
  has: ['link'],
}

describe('valuesOf', () => {
  it('lists the spellings of one name once, with the posts of all', () => {
    const catalog = new Map([post, { ...post, handle: 'LIN_MO', tags: ['AI'] }].entries())
    assert.deepEqual(valuesOf('tag', catalog), [{ value: 'ai', label: 'AI', count: 2 }])
    assert.deepEqual(valuesOf('author', catalog), [{ value: 'lin_mo', label: '林墨 @LIN_MO', count: 2 }])
  })
})

describe('filterTest', () => {
  it('passes a post by the identity of its names, one filter left aside', () => {
    const passes = (search: string, aside?: 'tag'): boolean => filterTest(readRequest(search), aside)(post)
    assert.deepEqual(
      ['?tag=ai', '?author=lin_mo&tag=ai', '?month=2024-04&has=link', '?tag=llm', '?lang=en'].map(search =>
        passes(search),
      ),
      [true, true, true, false, false],
    )
    assert.equal(passes('?tag=llm', 'tag'), true)
  })
})

describe('operatorTest', () => {
  const passes = (input: string): boolean => operatorTest(parseInput(input).operators)(post)

  it('passes a post by its handle or its author’s name, whole, and by its tags', () => {
    assert.deepEqual(
      ['from:@lin_mo', 'from:林墨', 'from:a from:林墨', 'tag:#AI', 'from:林', 'tag:AI tag:LLM'].map(passes),
      [true, true, true, true, false, false],
    )
  })

  it('takes a month and a year to their ends', () => {
    assert.deepEqual(
      ['since:2024 until:2024', 'until:2024-04', 'until:2024/4/9', 'since:2024-04-10', 'until:2023'].map(
        passes,
      ),
      [true, true, true, false, false],
    )
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { excerpt } from '../../src/pages/excerpt.ts'

test('a short text is one line of itself', () => {
  assert.equal(excerpt(' two\n lines ', 20), 'two lines')
  assert.equal(excerpt('exactly ten', 11), 'exactly ten')
})

test('a long text is cut at a space, or where there is none after the last whole character', () => {
  assert.equal(excerpt('a sentence that goes on and on', 20), 'a sentence that…')
  assert.equal(excerpt('一二三四五六七八九十', 5), '一二三四…')
  assert.equal(excerpt('🦙🦙🦙🦙', 3), '🦙🦙…')
})

test('law: an excerpt has at most so many characters, and begins the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 40 }), (text, limit) => {
      const cut = excerpt(text, limit)
      assert.ok([...cut].length <= limit)
      assert.ok(text.replace(/\s+/g, ' ').trim().startsWith(cut.replace(/…$/, '')))
    }),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMark } from '../../src/content/import-mark.ts'
import { ownFieldsOf } from '../../src/content/make-post.ts'
import { rewriteFile } from '../../src/content/rewrite-file.ts'
import { everyField } from './every-field.ts'
import { editByHand, emptyStore, formatMonth, importInto } from './made-month.ts'

const text = 'A post about apples.\n\nIt says a good deal about how they keep.\n\nAnd where they grow.'
const dumpOf = (text: string) => formatMonth([{ id: 0, day: 1, author: 'ann', text }])

test('fields that no dump says stay when the entry changes, and when both sides do', () => {
  const own = ownFieldsOf(everyField)
  const { stored } = importInto(emptyStore, dumpOf(text)).store
  const withOwn = stored.map(post =>
    editByHand(post, was => rewriteFile(was, post.post, { ...post.post, ...own }, readMark(was)) ?? ''),
  )
  const edited = withOwn.map(post => editByHand(post, was => was.replace('they grow', 'all of them grow')))
  for (const before of [withOwn, edited]) {
    const { plan } = importInto({ ...emptyStore, stored: before }, dumpOf(text.replace('apples', 'pears')))
    assert.deepEqual(
      plan.changed.map(({ post }) => ownFieldsOf(post)),
      [own],
    )
  }
})

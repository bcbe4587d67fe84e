import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hashPieces, mergeThreeWay } from '../../src/content/three-way-merge.ts'
import type { Post } from '../../src/model.ts'

const post = (body: string, fields: Partial<Post> = {}): Post => ({
  ...{ feed: 'f', number: 1, date: '2024-06-01', author: 'Ann', handle: 'ann', title: 'One.' },
  ...{ permalink: '/2024/06/01/1/', tags: [] },
  ...fields,
  body,
})

const bodyOf = (paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`

function merge(base: string, ours: string, theirs: string): string | undefined {
  const merged = mergeThreeWay(
    hashPieces(post(bodyOf(base.split(' ')))),
    post(bodyOf(ours.split(' '))),
    post(bodyOf(theirs.split(' '))),
  )
  return merged?.body.trim().split('\n\n').join(' ')
}

const cases: readonly (readonly [
  what: string,
  base: string,
  ours: string,
  theirs: string,
  merged: string | undefined,
])[] = [
  ['changes of two paragraphs', 'a b c', 'A b c', 'a b C', 'A b C'],
  ['changes of neighbours', 'a b', 'A b', 'a B', 'A B'],
  ['the same change', 'a b c', 'a X c', 'a X c', 'a X c'],
  ['the same change and another one', 'a b c', 'X b c', 'X b C', 'X b C'],
  ['the same paragraph put in', 'a b', 'a n b', 'a n b', 'a n b'],
  ['a paragraph put in and one changed elsewhere', 'a b c', 'a n b c', 'a b C', 'a n b C'],
  ['a paragraph taken out and one changed elsewhere', 'a b c', 'b c', 'a b C', 'b C'],
  ['paragraphs put in at both ends', 'a b', 'n a b', 'a b m', 'n a b m'],
  ['a change of one side', 'a b', 'a b', 'a B', 'a B'],
  ['a change of the other side', 'a b', 'a B', 'a b', 'a B'],
  ['the same paragraph changed in two ways', 'a b c', 'a X c', 'a Y c', undefined],
  ['a paragraph changed and taken out', 'a b c', 'a X c', 'a c', undefined],
  ['two paragraphs put in at one place', 'a b', 'a n b', 'a m b', undefined],
  ['two paragraphs appended', 'a b', 'a b n', 'a b m', undefined],
  ['a paragraph put in beside a changed one', 'a b', 'a X', 'a b n', undefined],
]

for (const [what, base, ours, theirs, merged] of cases) {
  test(`${merged === undefined ? 'does not merge' : 'merges'} ${what}`, () => {
    assert.equal(merge(base, ours, theirs), merged)
    // Which side is which makes no difference.
    assert.equal(merge(base, theirs, ours), merged)
  })
}

test('blank lines stay as they are on the side that has them', () => {
  const base = post('a\n\nb\n\nc\n')
  const merged = mergeThreeWay(
    hashPieces(base),
    post('a\n\n\n\nb\n\nc\n'),
    post('a\n\nb\n\nC\n\n\nd\r\n\r\ne\n'),
  )
  assert.equal(merged?.body, 'a\n\n\n\nb\n\nC\n\n\nd\n\ne\n')
})

test('fields are merged each by itself', () => {
  const base = post('a\n', { source: 'https://x.com/a/status/1' })
  const mine = { ...base, title: 'Mine.' }
  const { source: _, ...without } = { ...base, author: 'Ann B.', body: 'A\n' }
  const { source: __, ...expected } = { ...base, title: 'Mine.', author: 'Ann B.', body: 'A\n' }
  assert.deepEqual(mergeThreeWay(hashPieces(base), mine, without), expected)
  assert.equal(mergeThreeWay(hashPieces(base), mine, { ...base, title: 'Theirs.' }), undefined)
  const named = { ...base, author: 'Anna' }
  assert.equal(mergeThreeWay(hashPieces(base), named, { ...base, author: 'Ann B.' }), undefined)
  assert.deepEqual(mergeThreeWay(hashPieces(base), mine, mine), mine)
})

const paragraph = fc.constantFrom('a', 'b', 'c', 'd', '```', '> e')
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 6 })

test('a side that changed nothing gives the other one, and two equal sides are the merge', () => {
  fc.assert(
    fc.property(paragraphs, paragraphs, (one, other) => {
      const [base, changed] = [post(bodyOf(one)), post(bodyOf(other))]
      assert.deepEqual(mergeThreeWay(hashPieces(base), base, changed), changed)
      assert.deepEqual(mergeThreeWay(hashPieces(base), changed, base), changed)
      assert.deepEqual(mergeThreeWay(hashPieces(base), changed, changed), changed)
    }),
  )
})

test('what is merged holds each paragraph that one side put in', () => {
  fc.assert(
    fc.property(paragraphs, fc.nat(6), fc.nat(6), (given, at, there) => {
      const base = given.map((text, index) => text + index)
      const ours = base.toSpliced(Math.min(at, base.length), 0, 'ours')
      const theirs = base.toSpliced(Math.min(there, base.length), 0, 'theirs')
      const merged = mergeThreeWay(hashPieces(post(bodyOf(base))), post(bodyOf(ours)), post(bodyOf(theirs)))
      const places = [at, there].map(place => Math.min(place, base.length))
      if (places[0] === places[1]) assert.equal(merged, undefined)
      else assert.deepEqual(merged?.body.match(/ours|theirs/g)?.sort(), ['ours', 'theirs'])
    }),
  )
})

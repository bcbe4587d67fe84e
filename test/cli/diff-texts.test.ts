import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diffTexts } from '../../src/cli/diff-texts.ts'

test('shows changed lines with one around them', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n'
  assert.deepEqual(diffTexts(before, before.replace('b', 'B').replace('g\n', '')), [
    ...[' a', '-b', '+B', ' c', '…', ' f', '-g', ' h'],
  ])
  assert.deepEqual(diffTexts(before, before), [])
})

test('cuts a long diff and says so', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `${index}\n`)
  const diff = diffTexts(lines.join(''), '')
  assert.deepEqual([diff.length, diff[0], diff.at(-1)], [25, '-0', '… 16 more lines'])
})

test('does not look for lines in common in two long texts that have none', () => {
  const text = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word} ${index}\n`).join('')
  assert.deepEqual(diffTexts(text('one'), text('other')), ['… 5001 lines became 5001 others'])
})

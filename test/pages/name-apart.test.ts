import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameApart } from '../../src/pages/name-apart.ts'

test('two authors of one name are told apart by their handles', () => {
  const authors = [
    { name: '小互', handle: 'xiaohuggg' },
    { name: '宝玉', handle: 'dotey' },
    { name: '小互', handle: 'imxiaohu' },
  ]
  assert.deepEqual(
    nameApart(authors).map(({ name }) => name),
    ['小互 @xiaohuggg', '宝玉', '小互 @imxiaohu'],
  )
})

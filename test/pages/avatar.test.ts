import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hueOf, initialsOf } from '../../src/pages/avatar.ts'

const names: readonly [name: string, initials: string][] = [
  ['Ann Example', 'AE'],
  ['ann', 'A'],
  ['G_Z', 'GZ'],
  ['-Zho-', 'Z'],
  ['歸藏(guizang.ai)', '歸'],
  ['刘江/LIU Jiang', '刘'],
  ['AI 探索者', 'A'],
  ['\u3000小\u3000互', '小'],
  ['Quoted 🦙', 'Q'],
  ['👩‍🔬🎉', '👩‍🔬'],
  ['𝗕𝗼𝗹𝗱 name', 'BN'],
  ['éclair', 'É'],
  ['ßa', 'ß'],
  ['3rd Rail', '3'],
  ['اسم طويل', 'ا'],
  ['', ''],
]

test('initials are of the first words, or of the first sign', () => {
  assert.deepEqual(
    names.map(([name]) => [name, initialsOf(name)]),
    names,
  )
})

test('a colour is the handle’s, however it is spelt, and differs between handles', () => {
  assert.equal(hueOf('Ann_Example'), hueOf('ann_example'))
  const hues = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`author_${index}`)))
  assert.deepEqual(
    [...hues].sort((a, b) => a - b),
    Array.from({ length: 24 }, (_, index) => index * 15),
  )
})

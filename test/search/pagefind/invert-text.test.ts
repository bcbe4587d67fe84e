import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { invertText } from '../../../src/search/pagefind/invert-text.ts'

async function positionsIn(text: string): Promise<Readonly<Record<string, readonly number[]>>> {
  return Object.fromEntries((await invertText(text)).map(({ word, positions }) => [word, positions]))
}

describe('invertText', () => {
  it('tells where each word stands, and counts a break as a position', async () => {
    assert.deepEqual(await positionsIn('大 模 型 . openai 大 . 模'), {
      openai: [4],
      型: [2],
      大: [0, 5],
      模: [1, 7],
    })
  })

  it('reads distances of every width, in chunks of every size', async () => {
    const places = [0, 1, 23, 46, 70, 325, 581, 66_116, 131_652, 201_652]
    const words = Array.from({ length: 201_653 }, (_, at) => `w${at % 40_000}`)
    for (const place of places) words[place] = '的'
    const found = await positionsIn(words.join(' '))
    assert.deepEqual(found.的, places)
    assert.deepEqual(found.w39999, [39_999, 79_999, 119_999, 159_999, 199_999])
    assert.equal(Object.keys(found).length, new Set(words).size)
  })

  it('finds no words where there are none', async () => {
    assert.deepEqual([await invertText(''), await invertText(' .  . ')], [[], []])
  })

  it('reads words of any length', async () => {
    const words = [1, 20, 30, 200, 300].map(length => 'x'.repeat(length))
    assert.deepEqual(
      await positionsIn(words.join(' ')),
      Object.fromEntries(words.map((word, place) => [word, [place]])),
    )
  })
})

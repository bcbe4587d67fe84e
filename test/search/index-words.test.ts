import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { positionsOf, wordsAt } from '../../src/search/index-words.ts'
import { makePagefind } from '../../src/search/make-pagefind.ts'
import { cborSequence } from '../../src/search/read-cbor.ts'
import { repackIndex } from '../../src/search/repack-index.ts'

/** Read every word of an index that Pagefind made of a text and that was cut into chunks of so many bytes. */
async function indexed(
  text: string,
  chunkSize: number,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const { chunks, ranges } = repackIndex(await makePagefind(text), chunkSize)
  const read = chunks.map(chunk => wordsAt(chunk, cborSequence(chunk)))
  assert.deepEqual(
    ranges,
    read.map((words, number) => {
      const size = Math.round((chunks[number]?.length ?? 0) / chunkSize)
      return [words[0]?.text, words.at(-1)?.text, ...(size > 1 ? [size] : [])]
    }),
  )
  for (const [first, last, size] of ranges) assert.ok(size === undefined || first === last)
  return Object.fromEntries(read.flat().map(word => [word.text, positionsOf(word)]))
}

describe('positionsOf', () => {
  it('reads where words stand, a break between them', async () => {
    const text = '大 模 型 . openai 大 . 模'
    const expected = { openai: [4], 型: [2], 大: [0, 5], 模: [1, 7] }
    assert.deepEqual(await indexed(text, 8192), expected)
    assert.deepEqual(await indexed(text, 1), expected)
  })

  it('reads distances of every width', async () => {
    const places = [0, 1, 23, 46, 70, 325, 581, 66_116, 131_652, 201_652]
    const words = Array.from({ length: (places.at(-1) ?? 0) + 1 }, () => 'x')
    for (const place of places) words[place] = '的'
    assert.deepEqual((await indexed(words.join(' '), 8192)).的, places)
  })
})

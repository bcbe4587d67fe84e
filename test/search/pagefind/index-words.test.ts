import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chunksOf } from '../../../src/search/browser/word-ranges.ts'
import { openChunk } from '../../../src/search/pagefind/index-words.ts'
import { makePagefind } from '../../../src/search/pagefind/make-pagefind.ts'
import { repackIndex } from '../../../src/search/pagefind/repack-index.ts'
import { BREAK_KEY } from '../../../src/search/query/tokens.ts'

/** Find every word of a text in the index that Pagefind made of it and that was cut into chunks of so many bytes. */
async function indexed(
  text: string,
  chunkSize: number,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const { chunks, ranges } = repackIndex(await makePagefind(text), chunkSize)
  const words = [...new Set(text.split(' '))].filter(word => word !== BREAK_KEY).toSorted()
  const read = chunks.map(chunk =>
    words.flatMap(word =>
      openChunk(chunk)
        .find(word, false)
        .map(positions => ({ word, positions })),
    ),
  )
  assert.equal(read.flat().length, words.length)
  assert.deepEqual(
    ranges,
    read.map((found, number) => {
      const size = Math.round((chunks[number]?.length ?? 0) / chunkSize)
      return [found[0]?.word, found.at(-1)?.word, ...(size > 1 ? [size] : [])]
    }),
  )
  for (const [first, last, size] of ranges) assert.ok(size === undefined || first === last)
  for (const [number, found] of read.entries())
    for (const { word } of found) assert.deepEqual(chunksOf(word, ranges), [number])
  return Object.fromEntries(read.flat().map(({ word, positions }) => [word, positions]))
}

describe('openChunk', () => {
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

  it('finds the words that begin with a text', async () => {
    const { chunks } = repackIndex(await makePagefind('open openai . opened ope 开 开源'), 8192)
    const find = (text: string, isPrefix: boolean) =>
      chunks.flatMap(chunk => openChunk(chunk).find(text, isPrefix)).toSorted()
    assert.deepEqual(find('open', true), [[0], [1], [3]])
    assert.deepEqual(find('open', false), [[0]])
    assert.deepEqual(find('ope', true), [[0], [1], [3], [4]])
    assert.deepEqual(find('openaix', true), [])
  })

  it('reads words of any length', async () => {
    const words = [1, 20, 30, 200, 300].map(length => 'x'.repeat(length))
    const { chunks } = repackIndex(await makePagefind(words.join(' ')), 8192)
    for (const [place, word] of words.entries())
      assert.deepEqual(
        chunks.flatMap(chunk => openChunk(chunk).find(word, false)),
        [[place]],
      )
  })
})

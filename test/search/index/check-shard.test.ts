import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { InputError } from '../../../src/errors.ts'
import { writeShard } from '../../../src/search/index/write-shard.ts'
import { type InvertedWord, invertText } from '../../../src/search/pagefind/invert-text.ts'

/** Texts of posts: of several lines, of marks, of nothing, of one word. */
const someTexts = ['大模型的应用很广\n不只是聊天', 'OpenAI, GPT-4 and llm.c', '', 'ガイド café 🦙', '大模型']

/** Write a shard with what a door makes of the words that Pagefind's real files hold. */
async function writeThrough(
  test: TestContext,
  change: (words: readonly InvertedWord[]) => readonly InvertedWord[],
  texts = someTexts,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-check-'))
  test.after(() => rm(folder, { recursive: true, force: true }))
  const records = texts.map((text, row) => ({
    url: `/2024/04/10/${row}/`,
    title: text,
    ...{ author: '林墨', handle: 'lin_mo', date: '2024-04-10', lang: 'zh', tags: [], has: [] },
    text,
  }))
  await writeShard(folder, records, async text => change(await invertText(text)))
}

/** Sum a list up: distances read as positions, and the other way round, is what a version before 1.5 would give. */
function summedUp(positions: readonly number[]): readonly number[] {
  let sum = 0
  return positions.map(position => {
    sum += position
    return sum
  })
}

describe('checkShard', () => {
  it('passes the index as it is', async test => {
    await assert.doesNotReject(writeThrough(test, words => words))
    for (const texts of [[''], ['', ''], ['大'], ['x'.repeat(100_000), '\u0780\u0790 Thaana']]) {
      await assert.doesNotReject(writeThrough(test, words => words, texts))
    }
  })

  const changes: Readonly<Record<string, (words: readonly InvertedWord[]) => readonly InvertedWord[]>> = {
    'no words': () => [],
    'words without positions': words => words.map(({ word }) => ({ word, positions: [] })),
    'positions that begin at 1': words =>
      words.map(({ word, positions }) => ({ word, positions: positions.map(at => at + 1) })),
    'positions summed up twice': words =>
      words.map(({ word, positions }) => ({ word, positions: summedUp(positions) })),
    'the first position of each word alone': words =>
      words.map(({ word, positions }) => ({ word, positions: positions.slice(0, 1) })),
    'other words': words => words.map(({ word, positions }) => ({ word: `${word}s`, positions })),
  }
  for (const [what, change] of Object.entries(changes)) {
    it(`stops the build at an index of ${what}`, async test => {
      await assert.rejects(writeThrough(test, change), (error: unknown) => {
        assert.ok(error instanceof InputError)
        assert.match(error.message, /^The search index does not find `.+` in a post that holds it/)
        return true
      })
    })
  }
})

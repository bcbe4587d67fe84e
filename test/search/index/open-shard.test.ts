import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'

import { type OpenShard, openShard } from '../../../src/search/index/open-shard.ts'
import { readShardFacts, writeShard } from '../../../src/search/index/write-shard.ts'

import { tokenize } from '../../../src/search/query/tokens.ts'

/** Few letters, so that phrases are found, and `的` so often that its positions fill a chunk. */
const letters = ['的', '大', '模', '型', 'ai ', ' ', '-']

const texts = fc.sample(
  fc
    .array(fc.constantFrom(...letters, '的', '的'), { minLength: 40, maxLength: 160 })
    .map(all => all.join('')),
  { numRuns: 400, seed: 20240410 },
)

const keysOf = (text: string): readonly string[] => tokenize(text).map(({ key }) => key)

describe('a shard', () => {
  let folder: string
  let shard: OpenShard

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tidings-shard-'))
    const records = texts.map((text, row) => ({
      url: `/2024/04/10/${row}/`,
      title: '',
      author: '林墨',
      handle: 'lin_mo',
      date: '2024-04-10',
      lang: 'zh',
      text,
      tags: [],
      has: [],
    }))
    await writeShard(folder, records)
    const settings = { folder: 'all', posts: records.length, ...readShardFacts(folder) }
    shard = openShard(settings, async file => new Response(await readFile(path.join(folder, file))))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const phrases = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 7 })
    .map(all => ({ keys: keysOf(all.join('').trim()) }))
    .filter(({ keys }) => keys.length > 0)

  it('finds the posts whose text holds a phrase, all of them or among some', async () => {
    const held = texts.map(text => ` ${keysOf(text).join(' ')} `)
    const rows = fc
      .uniqueArray(fc.nat(texts.length - 1), { maxLength: 40 })
      .map(some => some.sort((a, b) => a - b))
    await fc.assert(
      fc.asyncProperty(phrases, fc.option(rows, { nil: undefined }), async (phrase, among) => {
        const holds = (row: number): boolean => held[row]?.includes(` ${phrase.keys.join(' ')} `) ?? false
        const found = await shard.find(phrase, among)
        const asked = among ?? texts.map((_, row) => row)
        assert.deepEqual(
          found.map(({ row }) => row),
          asked.filter(holds),
        )
      }),
    )
  })

  it('tells of all posts that hold a phrase that they may', async () => {
    await fc.assert(
      fc.asyncProperty(phrases, async phrase => {
        const told = new Set(await shard.sketch(phrase))
        const found = await shard.find(phrase)
        assert.deepEqual(
          found.filter(({ row }) => !told.has(row)),
          [],
        )
      }),
    )
  })

  it('tells that no post holds what stands nowhere', async () => {
    assert.deepEqual(await shard.sketch({ keys: ['nowhere'] }), [])
    assert.deepEqual(await shard.find({ keys: ['的', 'nowhere'] }), [])
    assert.deepEqual(await shard.find({ keys: ['nowhere'] }, [0, 1]), [])
  })
})

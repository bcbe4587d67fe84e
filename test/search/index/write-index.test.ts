import assert from 'node:assert/strict'
import { link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { PartitionLimits } from '../../../src/archive/partitions.ts'
import { nameShard } from '../../../src/search/index/key-shards.ts'
import type { SearchRecord } from '../../../src/search/index/search-record.ts'
import { startSearchIndex } from '../../../src/search/index/write-index.ts'
import { shardsOf, writeSearchIndex } from './write-search-index.ts'

const records: readonly SearchRecord[] = ['大模型的应用', 'OpenAI, GPT-4 and llm.c', 'ガイド café 🦙'].map(
  (text, place) => ({
    url: `/2024/04/0${place + 1}/${place}/`,
    title: text,
    author: 'Wren 🦜',
    handle: 'wren_ai',
    date: `2024-04-0${place + 1}`,
    lang: 'zh',
    text,
    tags: ['LLM', 'llm'],
    has: ['quote'],
  }),
)

async function temporary(test: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-index-'))
  test.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Every file of a folder by its name, with its bytes. */
async function bytesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const named = files.filter(file => file.isFile()).map(file => path.join(file.parentPath, file.name))
  const read = named.sort().map(async file => [path.relative(folder, file), await readFile(file, 'base64')])
  return Object.fromEntries(await Promise.all(read))
}

/** Link every file of a folder into another one. */
async function linkAll(from: string, to: string): Promise<string> {
  for (const file of Object.keys(await bytesIn(from))) {
    await mkdir(path.dirname(path.join(to, file)), { recursive: true })
    await link(path.join(from, file), path.join(to, file))
  }
  return to
}

const limits: PartitionLimits = { posts: 2, newest: 1 }

describe('writeSearchIndex', () => {
  it('writes the same bytes for the same records', async test => {
    const folder = await temporary(test)
    const [one, other] = [path.join(folder, 'one'), path.join(folder, 'other')]
    const shards = await writeSearchIndex(records, one, limits)
    assert.equal(shards.length, 3)
    await writeSearchIndex(records, other, limits)
    assert.deepEqual(await bytesIn(other), await bytesIn(one))
  })

  it('leaves nothing of an older index, and writes no more than a browser loads', async test => {
    const folder = await temporary(test)
    await writeFile(path.join(folder, 'old.pf_meta'), '')
    const shards = await writeSearchIndex(records, folder)
    const files = Object.keys(await bytesIn(folder)).map(file =>
      file.replace(shards[0]?.folder ?? '', 'SHARD'),
    )
    assert.deepEqual(files, [
      'SHARD/catalog.json',
      'SHARD/index/0.bin',
      'SHARD/index/outline.bin',
      'SHARD/posts/0.bin',
      'SHARD/shard.json',
      'SHARD/words.bin',
      'names.json',
      'settings.json',
    ])
  })

  it('keeps the shards that a change does not touch, and gives the bytes of a whole build', async test => {
    const folder = await temporary(test)
    const [updated, whole] = [path.join(folder, 'updated'), path.join(folder, 'whole')]
    await writeSearchIndex(records, updated, limits)
    const last = records[records.length - 1]
    assert.ok(last)
    const changed = [...records.slice(0, -1), { ...last, text: 'Command R+' }]
    const before = await bytesIn(updated)
    const linked = await linkAll(updated, path.join(folder, 'linked'))
    const draft = startSearchIndex(updated)
    const shards = shardsOf(changed, limits)
    for (const shard of shards.slice(-1)) draft.write(shard, shard.posts)
    await draft.finish(shards)
    await writeSearchIndex(changed, whole, limits)
    const after = await bytesIn(updated)
    assert.deepEqual(after, await bytesIn(whole))
    assert.notDeepEqual(after, before)
    // What is kept of an older site shares its files: none is written in place.
    assert.deepEqual(await bytesIn(linked), before)
  })

  it('writes an index of no posts', async test => {
    const folder = await temporary(test)
    const shards = await writeSearchIndex([], folder)
    assert.deepEqual(shards, [])
    assert.deepEqual(Object.keys(await bytesIn(folder)), ['names.json', 'settings.json'])
  })

  it('fails where the index cannot be written', async test => {
    const folder = await temporary(test)
    const file = path.join(folder, 'file')
    await writeFile(file, '')
    await assert.rejects(writeSearchIndex(records, path.join(file, 'pagefind')))
  })
})

describe('startSearchIndex', () => {
  it('gives the bytes of the whole, in whatever order shards are written', async test => {
    const folder = await temporary(test)
    const [whole, added] = [path.join(folder, 'whole'), path.join(folder, 'added')]
    const shards = await writeSearchIndex(records, whole, limits)
    const draft = startSearchIndex(added)
    for (const shard of shards.toReversed()) draft.write(shard, shard.posts)
    await draft.finish(shards)
    assert.deepEqual(await bytesIn(added), await bytesIn(whole))
  })

  it('writes nothing any more once it is abandoned', async test => {
    const folder = await temporary(test)
    const draft = startSearchIndex(folder)
    for (const shard of shardsOf(records, limits)) draft.write(shard, shard.posts)
    await draft.abandon()
    const before = await bytesIn(folder)
    await setTimeout(100)
    assert.deepEqual(await bytesIn(folder), before)
  })
})

describe('nameShard', () => {
  it('names a shard for its records and their order', () => {
    const [first = assert.fail(), second = assert.fail()] = records
    const nameOf = (...shown: readonly SearchRecord[]): string =>
      nameShard({ name: '2024', posts: [] }, shown).folder
    assert.match(nameOf(first, second), /^2024\.[0-9a-f]{16}$/)
    assert.equal(nameOf(first, second), nameOf({ ...first }, second))
    const others = [
      nameOf(first, second),
      nameOf(second, first),
      nameOf(first),
      nameOf({ ...first, text: 'Another text.' }, second),
    ]
    assert.equal(new Set(others).size, others.length)
  })
})

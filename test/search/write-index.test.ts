import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { type SearchRecord, writeSearchIndex } from '../../src/search/write-index.ts'

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

describe('writeSearchIndex', () => {
  it('writes the same bytes for the same records', async test => {
    const folder = await temporary(test)
    const [one, other] = [path.join(folder, 'one'), path.join(folder, 'other')]
    assert.deepEqual(await writeSearchIndex(records, one), { records: 3 })
    assert.deepEqual(await writeSearchIndex(records, other), { records: 3 })
    assert.deepEqual(await bytesIn(other), await bytesIn(one))
  })

  it('leaves nothing of an older index, nor of interfaces that no page loads', async test => {
    const folder = await temporary(test)
    await writeFile(path.join(folder, 'old.pf_meta'), '')
    await writeSearchIndex(records, folder)
    const kinds = (await readdir(folder)).map(file => file.replace(/unknown_\w+/, 'HASH')).sort()
    assert.deepEqual(kinds, [
      'catalog.json',
      'fragment',
      'index',
      'pagefind-entry.json',
      'pagefind-worker.js',
      'pagefind.HASH.pf_meta',
      'pagefind.js',
      'settings.json',
      'wasm.unknown.pagefind',
    ])
  })

  it('writes an index of no posts', async test => {
    const folder = await temporary(test)
    assert.deepEqual(await writeSearchIndex([], folder), { records: 0 })
  })

  it('fails where the index cannot be written', async test => {
    const folder = await temporary(test)
    const file = path.join(folder, 'file')
    await writeFile(file, '')
    await assert.rejects(writeSearchIndex(records, path.join(file, 'pagefind')))
  })
})

import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { draftSite } from '../../src/build/draft-site.ts'
import { prepareSource } from '../../src/build/prepare-source.ts'
import { defaultConfig } from '../../src/config.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { everyField } from '../content/every-field.ts'

test('a folder is made a copy of the published site before the search index is written into it', async context => {
  const config = { ...defaultConfig, outputs: { ...defaultConfig.outputs, images: false } }
  const source = prepareSource({ posts: [everyField], config })
  const events: string[] = []
  const [pages, images, statics, folders] = [new Map(), new Map(), new Map(), new Map()]
  const files = { pages, extraPages: 0, images, statics, folders, shards: 0 }
  const draft = await draftSite(source, {
    folder: temporaryFolder(context),
    earlier: { files, remove: () => void events.push('remove') },
    progress: { show: stage => void events.push(stage), clear: () => {} },
  })
  await draft.abandon()
  const [first, index] = [events.indexOf('remove'), events.indexOf('search')]
  assert(first !== -1 && index !== -1)
  assert(first < index, 'expected the folder to be prepared first')
})

test('no folder that a worker has written is removed, however early it ends', async context => {
  const folder = temporaryFolder(context)
  const config = { ...defaultConfig, outputs: { ...defaultConfig.outputs, images: false } }
  const source = prepareSource({ posts: [everyField], config })
  const files = {
    pages: new Map(),
    extraPages: 0,
    images: new Map(),
    statics: new Map(),
    folders: new Map([['/pagefind/2023.gone', '']]),
    shards: 1,
  }
  const removed: string[] = []
  const remove = (names: Iterable<string>) => {
    for (const name of names) {
      removed.push(name)
      rmSync(path.join(folder, name), { recursive: true, force: true })
    }
  }
  const draft = await draftSite(source, {
    folder,
    earlier: { files, remove },
    progress: {
      show(stage, done, of) {
        // Let the worker end before anything else is planned.
        if (stage === 'render' && done === of)
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000)
      },
      clear() {},
    },
  })
  const { shards } = await draft.finish([])
  assert.deepEqual(shards, { made: 1, of: 1 })
  assert.ok(removed.includes('pagefind/2023.gone'))
})

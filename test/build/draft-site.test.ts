import assert from 'node:assert/strict'
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

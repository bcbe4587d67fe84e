import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { createFingerprint } from '../../src/build/cache/fingerprint.ts'
import { formatPost } from '../../src/content/front-matter.ts'
import { readPostFiles } from '../../src/content/read-post-files.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

const names = Array.from({ length: 500 }, (_, at) => `${at}.md`)

function writePosts(folder: string): void {
  for (const [number, name] of names.entries()) {
    const post = {
      ...{ feed: 'f', number, date: '2024-06-01', author: '甲', handle: 'ann', title: '一。' },
      ...{ permalink: `/2024/06/01/${number}/`, tags: [], body: `${'字'.repeat(number)}\n` },
    }
    writeFileSync(path.join(folder, name), number % 100 === 99 ? 'no post' : formatPost(post))
  }
}

test('shares files with a thread, and reads each as it would alone', async context => {
  const folder = temporaryFolder(context)
  writePosts(folder)
  const read = async (filesToShare: number) => {
    const fingerprint = createFingerprint()
    let told = 0
    const onRead = (files: number) => {
      told += files
    }
    const files = await readPostFiles(folder, names, { fingerprint, onRead, filesToShare })
    assert.equal(told, names.length)
    return names.map(name => {
      const file = files.get(name)
      return [file, file?.kind === 'post' && fingerprint(file.post)]
    })
  }
  assert.deepEqual(await read(0), await read(Number.POSITIVE_INFINITY))
})

test('throws what the file system says, in either thread', async context => {
  const folder = temporaryFolder(context)
  writePosts(folder)
  mkdirSync(path.join(folder, 'folder.md'))
  for (const paths of [
    ['folder.md', ...names],
    [...names, 'folder.md'],
  ]) {
    const reading = readPostFiles(folder, paths, { fingerprint: createFingerprint(), filesToShare: 0 })
    await assert.rejects(reading, { code: 'EISDIR' })
  }
})

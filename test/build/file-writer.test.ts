import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { openFileWriter } from '../../src/build/file-writer.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

for (const [how, files] of [
  ['at once', 1],
  ['in a thread', 5000],
] as const) {
  test(`files are written ${how}, with their folders`, async context => {
    const folder = temporaryFolder(context)
    const writer = openFileWriter(files)
    const contents = Array.from(
      { length: 150 },
      (_, at) => [`${at % 7}/${at}/index.html`, `页 ${at}`] as const,
    )
    for (const [at, [file, content]] of contents.entries())
      writer.write(path.join(folder, file), at % 2 ? content : new TextEncoder().encode(content))
    await writer.close()
    const written = contents.map(([file]) => [file, readFileSync(path.join(folder, file), 'utf8')])
    assert.deepEqual(written, contents)
  })

  test(`a file that cannot be written ${how} is an error, after which nothing writes`, async context => {
    const folder = temporaryFolder(context)
    writeFileSync(path.join(folder, 'file'), '')
    const writer = openFileWriter(files)
    const writeAll = async () => {
      writer.write(path.join(folder, 'file/index.html'), '')
      await writer.close()
    }
    await assert.rejects(writeAll, { code: /^(?:ENOTDIR|EEXIST)$/ })
    await writer.close().catch(() => {})
    assert.equal(existsSync(path.join(folder, 'file/index.html')), false)
  })
}

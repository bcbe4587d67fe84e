import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { it } from 'node:test'
import { bundleAssets } from '../../../src/pages/bundle-assets.ts'

it('ships the table of OpenCC with its notice, in every script that holds it', async test => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-notice-'))
  test.after(() => rm(folder, { recursive: true, force: true }))
  await bundleAssets(folder)
  const scripts = (await readdir(folder)).filter(name => name.endsWith('.js'))
  const holding: string[] = []
  for (const name of scripts) {
    const script = await readFile(path.join(folder, name), 'utf8')
    if (!script.includes('萬 万|')) continue
    holding.push(name)
    assert.match(script, /OpenCC \(https:\/\/github\.com\/BYVoid\/OpenCC\)[\s\S]+Apache License 2\.0/)
  }
  // The search page's own script, and what the other pages load when a reader searches there.
  assert.equal(holding.length, 2)
})

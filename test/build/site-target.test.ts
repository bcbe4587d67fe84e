import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { openTarget, type SiteTarget } from '../../src/build/site-target.ts'
import { type SiteResult, writeSite } from '../../src/build/write-site.ts'
import { defaultConfig } from '../../src/config.ts'
import type { Post } from '../../src/model.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { readTree, untilLater } from '../publish/trees.ts'
import { quiet } from '../quiet.ts'

const config = { ...defaultConfig, outputs: { ...defaultConfig.outputs, images: false } }

const posts = ['一', '二', '三'].map((title, at): Post => {
  const day = `2024-04-0${at + 1}`
  const permalink = `/${day.replaceAll('-', '/')}/${at + 1}/`
  return {
    ...{ feed: '2024-04', number: at + 1, date: day, author: 'Ann', handle: 'ann', title, permalink },
    ...{ tags: [], body: `${title}。\n` },
  }
})

function build(target: SiteTarget, count: number): Promise<SiteResult> {
  return writeSite({ posts: posts.slice(0, count), config }, target, quiet)
}

test('a look that a thread takes finds what a site is, and a build goes on from there', async context => {
  const folder = temporaryFolder(context)
  const output = path.join(folder, 'site')
  const cache = { folder: path.join(folder, 'cache'), version: '1' }
  const open = () => openTarget(output, cache, 0)
  const found = () => open().look?.then(look => [look?.isIntact, look?.isCopied])
  assert.equal(open().look, undefined, 'nothing is there')

  await build(open(), 1)
  assert.deepEqual(await found(), [true, false], 'the next build makes the copy')
  await build(open(), 2)
  assert.deepEqual(await found(), [true, true])
  const unchanged = await build(open(), 2)
  assert.equal(unchanged.written, 0)

  rmSync(path.join(folder, '.site.spare/tree/search'), { recursive: true })
  assert.deepEqual(await found(), [true, false])
  const added = await build(open(), 3)
  assert.ok(added.written > 0 && added.written < added.pages)

  await untilLater(path.join(output, '.tidings-site'))
  writeFileSync(path.join(output, 'index.html'), 'by somebody else')
  assert.deepEqual(await found(), [false, false])
  const mended = await build(open(), 3)
  assert.equal(mended.written, mended.pages)

  const elsewhere = { folder: path.join(folder, 'cache-whole'), version: '1' }
  await build({ output: path.join(folder, 'whole'), cache: elsewhere }, 3)
  const marker = '.tidings-site'
  const treeOf = (name: string) => [...readTree(path.join(folder, name))].filter(([file]) => file !== marker)
  assert.deepEqual(treeOf('site'), treeOf('whole'))
})

test('a look at another site than the one that is there is not believed', async context => {
  const folder = temporaryFolder(context)
  const output = path.join(folder, 'site')
  const cache = { folder: path.join(folder, 'cache'), version: '1' }
  await build({ output, cache }, 1)
  const look = await openTarget(output, cache, 0).look
  await build({ output, cache }, 2)
  await untilLater(path.join(output, '.tidings-site'))
  writeFileSync(path.join(output, 'index.html'), 'by somebody else')
  const { written, pages } = await build({ output, cache, look: Promise.resolve(look) }, 2)
  assert.equal(written, pages)
})

test('a small site is looked at when it is built', async context => {
  const folder = temporaryFolder(context)
  const output = path.join(folder, 'site')
  const cache = { folder: path.join(folder, 'cache'), version: '1' }
  await build({ output, cache }, 1)
  assert.equal(openTarget(output, cache).look, undefined)
})

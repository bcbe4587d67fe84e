import assert from 'node:assert/strict'
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { removeUnusedImages } from '../../../src/build/images/image-cache.ts'
import { writeCards, writeImages } from '../../../src/build/images/write-images.ts'
import { imageKey } from '../../../src/build/keys.ts'
import { defaultConfig } from '../../../src/config.ts'
import { pagesWithCard } from '../../../src/output/cards/plan-cards.ts'
import { findCardRenderer, type RenderCards } from '../../../src/output/cards/render-cards.ts'
import { icons } from '../../../src/output/offline/icons.ts'
import { temporaryFolder } from '../../cli/run-cli.ts'
import { sampleArchive } from '../../pages/sample-archive.ts'

const renderer = findCardRenderer()
const missing = renderer.kind === 'missing' ? `no renderer: ${renderer.problem}` : false

/** Stands in for a renderer: an image is its SVG. */
const echo: RenderCards = async svgs => svgs.map(svg => Buffer.from(svg))

const renderNothing: RenderCards = () => assert.fail('expected nothing to render')

test('a site has an image for each page that names one, and a second build renders none', {
  skip: missing,
}, async context => {
  const folder = temporaryFolder(context)
  const archive = sampleArchive()
  const version = renderer.kind === 'found' ? renderer.version : ''
  const keys = await writeImages(archive, defaultConfig, version, folder)
  const cards = [...pagesWithCard(archive, defaultConfig.cards)].map(page => `${page}card.png`)
  const images = [...cards, ...icons.map(icon => icon.path)]
  assert.deepEqual([...keys.keys()].sort(), images.sort())
  for (const image of images)
    assert.equal(readFileSync(path.join(folder, image)).toString('latin1', 1, 4), 'PNG')
  const takeNothing = (files: Iterable<string>) => assert.deepEqual([...files], [])
  assert.deepEqual(
    await writeImages(archive, defaultConfig, version, path.join(folder, 'other'), {
      keys,
      remove: takeNothing,
    }),
    keys,
  )
  assert.deepEqual(readdirSync(folder).includes('other'), false)
})

test('an image is rendered again when its text or its renderer changes, and only then', async context => {
  const folder = temporaryFolder(context)
  const rendered: string[] = []
  for (const [version, svg] of [
    ['1', 'a'],
    ['1', 'a'],
    ['1', 'b'],
    ['2', 'b'],
  ] as const) {
    const render: RenderCards = async svgs => {
      rendered.push(...svgs)
      return svgs.map(svg => Buffer.from(`${version} ${svg}`))
    }
    const [site, cache] = [path.join(folder, 'site'), path.join(folder, 'cache')]
    await writeCards([{ path: '/card.png', svg }], version, render, site, cache)
    assert.equal(readFileSync(path.join(site, 'card.png'), 'utf8'), `${version} ${svg}`)
  }
  assert.deepEqual(rendered, ['a', 'b', 'b'])
  assert.deepEqual(
    readdirSync(path.join(folder, 'cache')).filter(file => !/^[0-9a-f]{64}\.png$/.test(file)),
    [],
  )
})

test('a file of the cache that is damaged, or of another image, is rendered again', async context => {
  const folder = temporaryFolder(context)
  const cache = path.join(folder, 'cache')
  const cards = ['one', 'two'].map(svg => ({ path: `/${svg}/card.png`, svg }))
  const [one, two] = cards.map(card => path.join(cache, `${imageKey(card, '1')}.png`)) as [string, string]
  const write = async () => {
    await writeCards(cards, '1', echo, folder, cache)
    for (const { path: file, svg } of cards) assert.equal(readFileSync(path.join(folder, file), 'utf8'), svg)
  }
  await write()
  const sound = readFileSync(one)
  for (const damaged of [Buffer.alloc(0), sound.subarray(0, -1), Buffer.concat([Buffer.from('!'), sound])]) {
    writeFileSync(one, damaged)
    await write()
    assert.deepEqual(readFileSync(one), sound)
  }
  copyFileSync(two, one)
  await write()
  assert.deepEqual(readFileSync(one), sound)
  await writeCards(cards, '1', renderNothing, folder, cache)
})

test('an image that cannot be kept is written all the same', async context => {
  const folder = temporaryFolder(context)
  const card = { path: '/card.png', svg: 'an image' }
  const [site, cache] = [path.join(folder, 'site'), path.join(folder, 'cache')]
  const name = `${imageKey(card, '1')}.png`
  mkdirSync(path.join(cache, name), { recursive: true })
  writeFileSync(path.join(folder, 'file'), '')
  for (const unusable of [cache, path.join(folder, 'file/cache')]) {
    rmSync(site, { recursive: true, force: true })
    await writeCards([card], '1', echo, site, unusable)
    assert.equal(readFileSync(path.join(site, 'card.png'), 'utf8'), 'an image')
    await removeUnusedImages(unusable, [], new Date())
  }
  assert.deepEqual(readdirSync(cache), [name])
})

test('the cache drops an image that no build used in 30 days, and nothing else', async context => {
  const cache = path.join(temporaryFolder(context), 'cache')
  mkdirSync(cache)
  const write = (name: string, lastUsed: string): string => {
    const file = path.join(cache, name)
    writeFileSync(file, name)
    utimesSync(file, new Date(lastUsed), new Date(lastUsed))
    return name
  }
  const key = (digit: string): string => digit.repeat(64)
  const used = write(`${key('a')}.png`, '2024-01-01')
  const recent = write(`${key('b')}.png`, '2024-06-01')
  write(`${key('c')}.png`, '2024-05-30')
  const foreign = write('notes.txt', '2024-01-01')
  await removeUnusedImages(cache, [used], new Date('2024-06-30T00:00:00Z'))
  assert.deepEqual(readdirSync(cache).sort(), [used, recent, foreign])
  // It was used at that moment, so that it stays for another 30 days and no longer.
  await removeUnusedImages(cache, [], new Date('2024-07-30T00:00:00Z'))
  assert.deepEqual(readdirSync(cache).sort(), [used, foreign])
  await removeUnusedImages(cache, [], new Date('2024-07-31T00:00:00Z'))
  assert.deepEqual(readdirSync(cache), [foreign])
})

import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fromXml } from 'xast-util-from-xml'
import { createArchive } from '../../src/archive/archive.ts'
import { cardPath } from '../../src/archive/urls.ts'
import { defaultConfig } from '../../src/config.ts'
import { drawCard } from '../../src/output/cards/draw-card.ts'
import { forgetCards } from '../../src/output/cards/forget-cards.ts'
import { type Card, pagesWithCard, planCards } from '../../src/output/cards/plan-cards.ts'
import { type CardRenderer, loadCardRenderer, writeCards } from '../../src/output/cards/render-cards.ts'
import { createSite } from '../../src/pages/site.ts'
import { makePost } from '../archive/make-post.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { hostileArchive, hostileTexts } from '../pages/hostile-archive.ts'
import { sampleArchive } from '../pages/sample-archive.ts'

const site = createSite(defaultConfig)
const loaded = await loadCardRenderer()
const skip = loaded.kind === 'missing' ? `no renderer: ${loaded.problem}` : false
const renderer = loaded.kind === 'renderer' ? loaded.renderer : unused()

/** Stands where nothing is to be rendered. */
function unused(version = 'none'): CardRenderer {
  return { version, render: () => assert.fail('expected nothing to render') }
}

function readImages(output: string, cards: readonly Card[]): readonly Buffer[] {
  return cards.map(card => readFileSync(path.join(output, card.path)))
}

/** https://www.w3.org/TR/png/#11IHDR */
function sizeOf(png: Buffer): readonly (string | number)[] {
  return [png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]
}

for (const [name, archive] of [
  ['the sample', sampleArchive()],
  ['hostile posts', hostileArchive(defaultConfig)],
] as const) {
  test(`every card of ${name} is a PNG of 1200×630, for every page that names one`, {
    skip,
  }, async context => {
    const folder = temporaryFolder(context)
    const cards = planCards(archive, site)
    await writeCards(cards, renderer, path.join(folder, 'site'), path.join(folder, 'cache'))
    assert.deepEqual(
      cards.map(card => card.path).sort(),
      [...pagesWithCard(archive, defaultConfig.cards)].map(cardPath).sort(),
    )
    for (const image of readImages(path.join(folder, 'site'), cards)) {
      assert.deepEqual(sizeOf(image), ['PNG', 1200, 630])
    }
  })
}

test('a card has the same bytes alone and among others, rendered and from the cache', {
  skip,
}, async context => {
  const folder = temporaryFolder(context)
  const inFolder = (name: string) => path.join(folder, name)
  const cards = planCards(sampleArchive(), site)
  await writeCards(cards, renderer, inFolder('all'), inFolder('cache'))
  await writeCards(cards.slice(1, 2), renderer, inFolder('alone'), inFolder('other-cache'))
  await writeCards(cards, unused(renderer.version), inFolder('again'), inFolder('cache'))
  const images = readImages(inFolder('all'), cards)
  assert.deepEqual(readImages(inFolder('alone'), cards.slice(1, 2)), images.slice(1, 2))
  assert.deepEqual(readImages(inFolder('again'), cards), images)
})

test('the cache forgets an image when its text or its renderer changes', async context => {
  const folder = temporaryFolder(context)
  const asked: string[] = []
  const render = (version: string): CardRenderer => ({
    version,
    render: async svgs => {
      asked.push(...svgs)
      return svgs.map(svg => Buffer.from(`${version} ${svg}`))
    },
  })
  for (const [version, svg] of [
    ['1', 'a'],
    ['1', 'a'],
    ['1', 'b'],
    ['2', 'b'],
  ] as const) {
    await writeCards(
      [{ path: '/card.png', svg }],
      render(version),
      path.join(folder, 'site'),
      path.join(folder, 'cache'),
    )
    assert.equal(readFileSync(path.join(folder, 'site/card.png'), 'utf8'), `${version} ${svg}`)
  }
  assert.deepEqual(asked, ['a', 'b', 'b'])
  assert.deepEqual(
    readdirSync(path.join(folder, 'cache')).filter(file => !/^[0-9a-f]{64}\.png$/.test(file)),
    [],
  )
})

test('an image of a damaged cache is made anew, and one that cannot be kept is written all the same', async context => {
  const folder = temporaryFolder(context)
  const cache = path.join(folder, 'cache')
  const renderer: CardRenderer = { version: '1', render: async svgs => svgs.map(svg => Buffer.from(svg)) }
  const write = (cacheFolder: string) =>
    writeCards([{ path: '/card.png', svg: 'an image' }], renderer, path.join(folder, 'site'), cacheFolder)
  const readCard = () => readFileSync(path.join(folder, 'site/card.png'), 'utf8')
  await write(cache)
  const [name = ''] = readdirSync(cache)
  const kept = readFileSync(path.join(cache, name))
  for (const damaged of [Buffer.alloc(0), kept.subarray(0, -1), Buffer.concat([Buffer.from('!'), kept])]) {
    writeFileSync(path.join(cache, name), damaged)
    await write(cache)
    assert.equal(readCard(), 'an image')
    assert.deepEqual(readFileSync(path.join(cache, name)), kept)
  }
  rmSync(path.join(cache, name))
  mkdirSync(path.join(cache, name))
  writeFileSync(path.join(folder, 'file'), '')
  for (const unusable of [cache, path.join(folder, 'file/cache')]) {
    rmSync(path.join(folder, 'site'), { recursive: true })
    await write(unusable)
    assert.equal(readCard(), 'an image')
    await forgetCards(unusable, new Set(), new Date())
  }
  assert.deepEqual(readdirSync(cache), [name])
})

test('the cache drops an image that no build asked for in 30 days, and nothing else', async context => {
  const cache = path.join(temporaryFolder(context), 'cache')
  mkdirSync(cache)
  const now = new Date('2024-06-30T00:00:00Z')
  const write = (name: string, lastUsed: string): string => {
    const file = path.join(cache, name)
    writeFileSync(file, name)
    utimesSync(file, new Date(lastUsed), new Date(lastUsed))
    return name
  }
  const card = (digit: string): string => `${digit.repeat(64)}.png`
  const used = write(card('a'), '2024-01-01')
  const recent = write(card('b'), '2024-06-01')
  write(card('c'), '2024-05-30')
  const foreign = write('notes.txt', '2024-01-01')
  await forgetCards(cache, new Set([path.join(cache, used)]), now)
  assert.deepEqual(readdirSync(cache).sort(), [used, recent, foreign])
  // Used at that moment, so that it stays for another 30 days and no longer.
  await forgetCards(cache, new Set(), new Date('2024-07-30T00:00:00Z'))
  assert.deepEqual(readdirSync(cache).sort(), [used, foreign])
  await forgetCards(cache, new Set(), new Date('2024-07-31T00:00:00Z'))
  assert.deepEqual(readdirSync(cache), [foreign])
})

test('a package that is not there is a problem with a name, not a failure', async () => {
  const result = await loadCardRenderer('@nobody/has-this-font/font.ttf')
  assert.equal(result.kind, 'missing')
  assert.match(result.kind === 'missing' ? result.problem : '', /@nobody\/has-this-font/)
})

test('a card is well-formed SVG, whatever its text', () => {
  for (const text of hostileTexts) {
    const svg = drawCard({ title: text, note: text, lines: [{ speaker: text, text }] }, defaultConfig)
    assert.equal(fromXml(svg).children.length, 1)
  }
})

test('what the font lacks is left out of a card, and long lines are cut', () => {
  const long = '字'.repeat(100)
  const svg = drawCard(
    { title: 'Title 🦙', note: 'اسم', lines: [{ text: long }, { text: '🎉' }] },
    defaultConfig,
  )
  const texts = [...svg.matchAll(/<text[^>]*[^/]>(.*?)<\/text>/g)].map(match => match[1])
  assert.deepEqual(texts, ['Title', `${'字'.repeat(31)}…`])
})

test('only the newest digests have a card of their own, as many as are asked for', () => {
  const dates = Array.from({ length: 120 }, (_, index) =>
    new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10),
  )
  const archive = createArchive(dates.map(date => makePost({ date })))
  const pages = pagesWithCard(archive, defaultConfig.cards)
  const expected = [...archive.days.slice(-90), ...archive.weeks].map(({ path }) => path)
  assert.deepEqual([...pages], ['/', ...expected])
  const shown = createSite(defaultConfig, { cards: pages })
  assert.equal(shown.cardOf('/2024/01/01/'), shown.address('/card.png'))
  assert.equal(shown.cardOf('/2024/04/29/'), shown.address('/2024/04/29/card.png'))
  assert.equal(createSite(defaultConfig).cardOf('/'), undefined)
  const all = [...archive.days, ...archive.weeks].map(({ path }) => path)
  for (const [cards, paths] of [
    [{ days: 1000, weeks: 1000 }, ['/', ...all]],
    [{ days: 1, weeks: 0 }, ['/', '/2024/04/29/']],
    [{ days: 0, weeks: 0 }, ['/']],
  ] as const) {
    assert.deepEqual([...pagesWithCard(archive, cards)], paths)
    const drawn = planCards(archive, createSite({ ...defaultConfig, cards })).map(({ path }) => path)
    assert.deepEqual(drawn, paths.map(cardPath))
  }
})

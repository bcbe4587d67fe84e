import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromXml } from 'xast-util-from-xml'
import { createArchive } from '../../src/archive/archive.ts'
import { cardPath } from '../../src/archive/urls.ts'
import { defaultConfig } from '../../src/config.ts'
import { drawCard } from '../../src/output/cards/draw-card.ts'
import { pagesWithCard, planCards } from '../../src/output/cards/plan-cards.ts'
import { findCardRenderer, renderCards } from '../../src/output/cards/render-cards.ts'
import { createSite } from '../../src/pages/site.ts'
import { makePost } from '../archive/make-post.ts'
import { hostileArchive, hostileTexts } from '../pages/hostile-archive.ts'
import { sampleArchive } from '../pages/sample-archive.ts'

const site = createSite(defaultConfig)
const renderer = findCardRenderer()
const skip = renderer.kind === 'missing' ? `no renderer: ${renderer.problem}` : false

/** https://www.w3.org/TR/png/#11IHDR */
function sizeOf(image: Uint8Array): readonly (string | number)[] {
  const png = Buffer.from(image)
  return [png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]
}

for (const [name, archive] of [
  ['the sample', sampleArchive()],
  ['hostile posts', hostileArchive(defaultConfig)],
] as const) {
  test(`every card of ${name} is a PNG of 1200×630, for every page that names one`, { skip }, async () => {
    const cards = planCards(archive, site)
    assert.deepEqual(
      cards.map(card => card.path).sort(),
      [...pagesWithCard(archive, defaultConfig.cards)].map(cardPath).sort(),
    )
    for (const image of await renderCards(cards.map(({ svg }) => svg))) {
      assert.deepEqual(sizeOf(image), ['PNG', 1200, 630])
    }
  })
}

test('a card has the same bytes alone and among others', { skip }, async () => {
  const svgs = planCards(sampleArchive(), site).map(({ svg }) => svg)
  const images = await renderCards(svgs)
  assert.deepEqual(await renderCards(svgs.slice(1, 2)), images.slice(1, 2))
})

test('a package that is not there is a problem with a name, not a failure', () => {
  const result = findCardRenderer('@nobody/has-this-font/font.ttf')
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
  const expected = [...archive.days.slice(-7), ...archive.weeks.slice(-4)].map(({ path }) => path)
  assert.deepEqual([...pages], ['/', ...expected])
  const shown = createSite(defaultConfig, pages)
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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { defaultConfig, type SiteConfig } from '../../src/config.ts'
import { findCardRenderer, renderCards } from '../../src/output/cards/render-cards.ts'
import { planIcons } from '../../src/output/offline/icons.ts'
import { planOffline } from '../../src/output/offline/plan-offline.ts'
import { createSite } from '../../src/pages/site.ts'
import { makePost } from '../archive/make-post.ts'

const dates = ['2024-04-08', '2024-04-09', '2024-04-10', '2024-04-11']
const config: SiteConfig = { ...defaultConfig, title: 'News', description: 'New things.', base: '/repo/' }
const renderer = findCardRenderer()

/** The files of posts of some days, by path; `said` is what those of some days say. */
function filesOf(given: Partial<SiteConfig>, said: Readonly<Record<string, string>> = {}) {
  const posts = dates.map((date, index) =>
    makePost({ date, number: index, title: said[date] ?? 'As before.' }),
  )
  const pages = ['/', ...dates.map(date => `/${date.replaceAll('-', '/')}/`), '/2024/04/11/page-2/']
  const files = planOffline(createArchive(posts), createSite({ ...config, ...given }), pages)
  return Object.fromEntries(files.map(({ path, content }) => [path, content()]))
}

test('the manifest tells the site, with images where they can be drawn', () => {
  const site = {
    ...{ name: 'News', short_name: 'News', description: 'New things.', lang: 'zh-CN' },
    ...{ id: '/repo/', start_url: '/repo/', scope: '/repo/', display: 'minimal-ui' },
    ...{ background_color: '#fcfbf8', theme_color: '#fcfbf8' },
  }
  const drawing = { src: '/repo/assets/icon.svg', sizes: 'any', type: 'image/svg+xml' }
  const image = (name: string, size: number, purpose: string) => ({
    ...{ src: `/repo/${name}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose },
  })
  const manifestOf = (images: boolean): unknown =>
    JSON.parse(filesOf({ outputs: { ...config.outputs, images } })['/manifest.webmanifest'] ?? '')
  assert.deepEqual(manifestOf(false), { ...site, icons: [drawing] })
  assert.deepEqual(manifestOf(true), {
    ...site,
    icons: [
      drawing,
      image('icon-192', 192, 'any'),
      image('icon-512', 512, 'any'),
      image('icon-maskable', 512, 'maskable'),
    ],
  })
})

test('an image of the site is as large as the manifest tells', {
  skip: renderer.kind === 'missing' && `no renderer: ${renderer.problem}`,
}, async () => {
  const images = await renderCards(planIcons(config).map(({ svg }) => svg))
  // https://www.w3.org/TR/png/#11IHDR
  const sizes = images.map(image => [16, 20].map(offset => Buffer.from(image).readUInt32BE(offset)))
  assert.deepEqual(sizes, [
    [192, 192],
    [512, 512],
    [512, 512],
  ])
})

test('the file of the service worker names the latest digests, and changes with what they say', () => {
  const workerOf = (...given: Parameters<typeof filesOf>) => filesOf(...given)['/service-worker.js'] ?? ''
  const worker = workerOf({})
  assert.deepEqual(
    ['08', '09', '10', '11', '11/page-2'].map(day => worker.includes(`"/repo/2024/04/${day}/"`)),
    [false, true, true, true, true],
  )
  assert.equal(workerOf({}, { '2024-04-08': 'Another.' }), worker)
  assert.notEqual(workerOf({}, { '2024-04-09': 'Another.' }), worker)
  assert.equal(
    workerOf({ offline: false }),
    "self.tidingsOffline = null\nimportScripts('./assets/offline.js')\n",
  )
})

test('the stylesheet of a theme is kept from the first visit on', () => {
  const site = { ...createSite(config), themeStylesheet: '/assets/theme/style-1.css' }
  const [, worker] = planOffline(createArchive([]), site, [])
  assert.match(worker?.content() ?? '', /"\/repo\/assets\/theme\/style-1\.css"/)
})

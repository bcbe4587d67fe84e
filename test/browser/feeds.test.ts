import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { writeOutputs } from '../../src/build/write-outputs.ts'
import { defaultConfig } from '../../src/config.ts'
import { planOutputs } from '../../src/output/plan-outputs.ts'
import { writeAssets } from '../../src/pages/assets.ts'
import { createSite } from '../../src/pages/site.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { hostileArchive } from '../pages/hostile-archive.ts'
import { sampleArchive } from '../pages/sample-archive.ts'
import { launchBrowser, serveDirectory } from './browser.ts'

const config = {
  ...defaultConfig,
  base: '/archive/',
  colours: { ...defaultConfig.colours, light: '#006400' },
}

test('a feed opened in a browser is a readable page under a base path', async context => {
  const folder = temporaryFolder(context)
  for (const [name, archive] of [
    ['sample', sampleArchive(config)],
    ['hostile', hostileArchive(config)],
  ] as const) {
    await writeOutputs(planOutputs(archive, createSite(config), []), path.join(folder, name))
    await writeAssets(path.join(folder, name), config.colours)
  }
  const browser = await launchBrowser()
  context.after(() => browser.close())

  for (const name of ['sample', 'hostile']) {
    const server = await serveDirectory(path.join(folder, name), config.base)
    context.after(() => server.close())
    for (const width of [360, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 740 } })
      await page.goto(`${server.url}feed.xml`)
      const shown = await page.evaluate(() => ({
        errors: document.querySelectorAll('parsererror').length,
        displays: ['entry > title', 'entry > content', 'entry > id'].map(selector => {
          const element = document.querySelector(selector)
          return element && getComputedStyle(element).display
        }),
        link: document.querySelector('content a')?.namespaceURI,
        accent: getComputedStyle(document.querySelector('content a') ?? document.documentElement).color,
        isTooWide: document.documentElement.scrollWidth > window.innerWidth,
      }))
      assert.deepEqual(shown, {
        errors: 0,
        displays: ['block', 'block', 'none'],
        link: 'http://www.w3.org/1999/xhtml',
        accent: 'rgb(0, 100, 0)',
        isTooWide: false,
      })
      await page.close()
    }
  }
})

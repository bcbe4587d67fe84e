import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { defaultConfig } from '../../src/config.ts'
import { writeAssets } from '../../src/site/assets.ts'
import { buildSite } from '../../src/site/build-site.ts'
import { sampleArchive } from '../site/sample-archive.ts'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'

let folder = ''
let browser: Browser
let server: DirectoryServer

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tidings-pages-'))
  await buildSite({ archive: sampleArchive(), config: defaultConfig, output: folder })
  await writeAssets(folder)
  server = await serveDirectory(folder)
  browser = await launchBrowser()
})

after(async () => {
  await browser?.close()
  await server?.close()
  await rm(folder, { recursive: true })
})

/** One page of each kind, and those with the hardest content: long words, no spaces, right to left. */
const paths = [
  '',
  '2024/',
  '2024/04/',
  '2024/w15/',
  '2024/04/09/',
  '2024/04/10/',
  '2024/04/09/46/',
  '2024/04/10/48/',
  '2024/05/01/49/',
  '2025/01/01/1/',
  'authors/',
  'authors/long_name/',
  'tags/',
  'tags/大模型/',
  'search/',
  '404.html',
]

const viewports = [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]

for (const viewport of viewports) {
  test(`nothing is wider than ${viewport.width} pixels, and no page complains or asks elsewhere`, async () => {
    const page = await browser.newPage({ viewport })
    const complaints: string[] = []
    const note = (complaint: string) => complaints.push(`${page.url()}: ${complaint}`)
    page.on('console', message => message.type() === 'error' && note(message.text()))
    page.on('pageerror', error => note(error.message))
    page.on('request', request => request.url().startsWith(server.url) || note(request.url()))
    for (const at of paths) {
      await page.goto(server.url + at)
      for (const element of await findWiderThanPage(page)) note(element)
    }
    await page.close()
    assert.deepEqual(complaints, [])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page breaks an accessibility rule in ${colorScheme} colours`, async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, colorScheme })
    const violations: string[] = []
    for (const at of paths) {
      await page.goto(server.url + at)
      violations.push(...(await auditPage(page)).map(violation => `/${at}: ${violation}`))
    }
    await page.close()
    assert.deepEqual(violations, [])
  })
}

test('the first Tab offers to skip to the content, and Enter goes there', async () => {
  const page = await browser.newPage()
  await page.goto(`${server.url}2024/04/09/`)
  await page.keyboard.press('Tab')
  const skip = await page.evaluate(() => {
    const { width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
    return { href: document.activeElement?.getAttribute('href'), isVisible: width > 20 && height > 20 }
  })
  await page.keyboard.press('Enter')
  const focused = await page.evaluate(() => document.activeElement?.tagName)
  await page.close()
  assert.deepEqual([skip, focused], [{ href: '#content', isVisible: true }, 'MAIN'])
})

test('from home a reader comes to a post by three links, with the keyboard alone', async () => {
  const page = await browser.newPage()
  const follow = async (href: string) => {
    await page.locator(`main a[href="${href}"]`).first().focus()
    await Promise.all([page.waitForURL(`**${href}`), page.keyboard.press('Enter')])
  }
  await page.goto(server.url)
  await follow('/2024/04/')
  await follow('/2024/04/09/')
  await follow('/2024/04/09/46/')
  const author = await page.locator('article.h-entry > header .p-name').textContent()
  await page.close()
  assert.equal(author, '测试者')
})

test('the search form of the home page leads to the search page with the query', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(server.url)
  await page.locator('main input[name=q]').fill('大模型')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/search/?*')
  const query = new URL(page.url()).searchParams.get('q')
  await page.close()
  assert.equal(query, '大模型')
})

/** Elements that make the page scroll sideways; none where it does not. */
function findWiderThanPage(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter(element => element.getBoundingClientRect().right > clientWidth)
      .map(element => `${element.tagName}.${element.className} is wider than the page`)
  })
}

async function auditPage(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document),
  )
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(node => `${id} (${impact}): ${node.html}`))
}

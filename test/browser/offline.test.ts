import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { writeSite } from '../../src/build/write-site.ts'
import { defaultConfig, type SiteConfig } from '../../src/config.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { quiet } from '../quiet.ts'
import { launchBrowser, serveDirectory } from './browser.ts'
import { auditPage, findWiderThanPage } from './page-checks.ts'
import { askFor } from './search-page.ts'
import { makePost } from './search-site.ts'

const config: SiteConfig = {
  ...{ ...defaultConfig, base: '/repo/', lang: 'en', cards: { days: 0, weeks: 0 } },
  outputs: { ...defaultConfig.outputs, images: false },
}
/** Hosts such as GitHub Pages let browsers show a page for ten minutes without asking again. */
const headers = { 'content-security-policy': "default-src 'self'", 'cache-control': 'max-age=600' }

const post = (date: string, number: number, body: string) =>
  makePost({
    date,
    number,
    author: 'Ann',
    handle: 'ann',
    title: `${body} No ${number}.`,
    body: `${body} No ${number}.\n`,
  })
const days = ['2024-04-01', '2024-04-02', '2024-04-03', '2024-04-04']
const postsOf = (deploy: string, extra = 0) => [
  ...days.map((date, index) => post(date, index + 1, `Deploy ${deploy}.`)),
  ...Array.from({ length: extra }, (_, index) => post('2024-03-01', index + 1, 'Old.')),
]

/** A site that is deployed again and again, and a reader of it. */
async function openSite(context: TestContext) {
  const output = path.join(temporaryFolder(context), 'site')
  const deploy = (name: string, given: Partial<SiteConfig> = {}, extra = 0) =>
    writeSite({ posts: postsOf(name, extra), config: { ...config, ...given } }, { output }, quiet)
  await deploy('A')
  let server = await serveDirectory(output, config.base, headers)
  const { url } = server
  const browser = await launchBrowser()
  const reader = await browser.newContext({ serviceWorkers: 'allow', viewport: { width: 360, height: 740 } })
  context.after(async () => {
    await browser.close()
    // Closed already where the test ends without a connection.
    await server.close().catch(() => {})
  })
  const page = await reader.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
  page.on(
    'console',
    message => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`),
  )
  const disconnect = () => server.close()
  const connect = async () => {
    server = await serveDirectory(output, config.base, headers, Number(new URL(url).port))
  }
  return { output, deploy, disconnect, connect, page, complaints, url }
}

/** Wait until a worker answers for the page, and has kept a page of a deploy: the latest digest, or another. */
const untilKept = (page: Page, deploy: string, at = '2024/04/04/') =>
  page.evaluate(
    async ({ deploy, at }) => {
      const { href } = new URL(`/repo/${at}`, location.href)
      for (;;) {
        const kept = await (await caches.match(href))?.text()
        if (navigator.serviceWorker.controller && kept?.includes(deploy)) return
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    },
    { deploy: `Deploy ${deploy}`, at },
  )

const textOf = async (page: Page) => (await page.locator('main').textContent()) ?? ''

/** The names of the site's caches, and how many files they hold. */
const readCaches = (page: Page) =>
  page.evaluate(async () =>
    Promise.all(
      (await caches.keys()).map(async name => [name, (await (await caches.open(name)).keys()).length]),
    ),
  )

test('a new site is shown at once, and stays readable without a connection', async context => {
  const { deploy, disconnect, connect, page, complaints, url } = await openSite(context)
  await page.goto(`${url}2024/04/01/1/`)
  await untilKept(page, 'A')
  await page.goto(`${url}search/`)
  assert.equal((await askFor(page, 'Deploy')).state, 'exact')
  await page.goto(`${url}2024/04/01/1/`)
  assert.match(await textOf(page), /Deploy A/)

  await deploy('B')
  await page.reload()
  assert.match(await textOf(page), /Deploy B/)
  await page.goto(`${url}search/?q=Deploy`)
  await page.getByText('Deploy B. No 4.').first().waitFor()
  await page.goto(url)
  assert.match(await textOf(page), /Deploy B/)
  await untilKept(page, 'B')
  await page.goto(`${url}2024/04/02/`, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Save' }).click()
  await untilKept(page, 'B', '2024/04/02/2/')
  assert.deepEqual(complaints, [])

  await disconnect()
  // Pages that were read, digests that were not, and a post that was saved.
  for (const at of ['2024/04/01/1/', '', '2024/04/04/', '2024/04/03/', '2024/04/02/2/']) {
    await page.goto(url + at)
    assert.match(await textOf(page), /Deploy B/, at)
    assert.equal(
      await page.locator('html').evaluate(root => getComputedStyle(root).backgroundColor),
      'rgb(252, 251, 248)',
    )
  }
  await page.goto(`${url}search/?q=Deploy`)
  await page.getByText('Deploy B. No 4.').first().waitFor()
  await page.goto(`${url}saved/`)
  await page.getByText('Deploy B. No 2.').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(`${url}2024/w14/`)
    assert.match(await textOf(page), /^No connection/)
    assert.deepEqual([...(await auditPage(page)), ...(await findWiderThanPage(page))], [])
  }

  await connect()
  await deploy('C')
  await page.goto(`${url}2024/04/01/1/`)
  assert.match(await textOf(page), /Deploy C/)
})

test('switched off, the worker goes with all that it kept, and the site is as without', async context => {
  const { deploy, disconnect, page, complaints, url } = await openSite(context)
  await page.goto(url)
  await untilKept(page, 'A')
  assert.deepEqual((await readCaches(page)).map(([name]) => name).sort(), [
    'tidings /repo/ hashed',
    'tidings /repo/ pages',
  ])
  await page.evaluate(() => caches.open("somebody else's"))
  await deploy('B', { offline: false })
  await page.goto(`${url}2024/04/01/1/`)
  assert.match(await textOf(page), /Deploy B/)
  await page.evaluate(async () => {
    while ((await navigator.serviceWorker.getRegistrations()).length > 0)
      await new Promise(resolve => setTimeout(resolve, 50))
  })
  await page.goto(url)
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null)
  assert.deepEqual(await readCaches(page), [["somebody else's", 0]])
  assert.deepEqual(complaints, [])
  await disconnect()
  await assert.rejects(page.reload(), /CONNECTION_REFUSED/)
})

test('a site whose worker was removed by hand is as fresh as ever, and what is gone is forgotten', async context => {
  const { output, deploy, disconnect, page, url } = await openSite(context)
  await page.goto(`${url}2024/04/01/1/`)
  await untilKept(page, 'A')
  await page.goto(`${url}2024/04/02/2/`)
  await deploy('B')
  await Promise.all(
    ['service-worker.js', 'assets/offline.js', '2024/04/02/2'].map(file =>
      rm(path.join(output, file), { recursive: true }),
    ),
  )
  await page.goto(`${url}2024/04/01/1/`)
  assert.match(await textOf(page), /Deploy B/)
  await page.goto(`${url}2024/04/02/2/`)
  assert.match(await textOf(page), /^Page not found/)
  await disconnect()
  await page.reload()
  assert.match(await textOf(page), /^No connection/)
})

test('what is kept has a limit, and the latest digests are not given up for it', async context => {
  const { deploy, disconnect, page, url } = await openSite(context)
  await deploy('A', {}, 170)
  await page.goto(url)
  await untilKept(page, 'A')
  const [, before] = (await readCaches(page)).find(([name]) => name === 'tidings /repo/ pages') ?? []
  await page.evaluate(async url => {
    for (let number = 1; number <= 170; number++) await fetch(`${url}2024/03/01/${number}/?q=${number}`)
  }, url)
  await page.evaluate(async most => {
    const pages = await caches.open('tidings /repo/ pages')
    while ((await pages.keys()).length > most) await new Promise(resolve => setTimeout(resolve, 50))
  }, Number(before) + 150)
  await disconnect()
  await page.goto(`${url}2024/04/04/`)
  assert.match(await textOf(page), /Deploy A/)
  await page.goto(`${url}2024/03/01/1/`)
  assert.match(await textOf(page), /^No connection/)
  await page.goto(`${url}2024/03/01/170/`)
  assert.match(await textOf(page), /Old\. No 170\./)
})

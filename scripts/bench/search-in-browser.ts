import type { Browser, BrowserContext, Page } from 'playwright-core'
import { box } from '../../test/browser/search-page.ts'
import type { CompressingServer } from './serve-compressed.ts'

/** https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-emulateNetworkConditions */
export interface Network {
  /** Milliseconds from a request to the first byte of its answer, at least. */
  readonly latency: number
  /** Bytes a second. */
  readonly downloadThroughput: number
  readonly uploadThroughput: number
}

/**
 * The presets of Chromium's developer tools:
 * https://github.com/ChromeDevTools/devtools-frontend/blob/main/front_end/core/sdk/NetworkManager.ts
 */
export const networks = {
  'Fast 4G': { latency: 165, downloadThroughput: 1_012_500, uploadThroughput: 168_750 },
  'Slow 4G': { latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 },
} as const satisfies Readonly<Record<string, Network>>

/** One search as a reader meets it. Times in seconds. */
export interface SearchMeasurement {
  /** A page opened at `/search/?q=…` with nothing in the cache: from its start to the first result. */
  readonly opened: number
  /** A query typed into a page that was opened with nothing in the cache: from the first key to the first result. */
  readonly typed: number
  /** The same address opened again in a new page, with what the browser kept. */
  readonly openedAgain: number
  /** Another query typed into the page that has just answered one: from the first key to the first result. */
  readonly typedNext: number
  /** Bytes sent until a page of results was there, where the page was opened, all its own files included. */
  readonly openedBytes: number
  /** Bytes sent from the first key until a page of results was there. */
  readonly typedBytes: number
}

const resultsOnPage = 10

/** Something to search for, and how many posts hold it. */
export interface TimedQuery {
  readonly text: string
  readonly holders: number
}

/** Search, each time as a reader whose browser knows nothing of the site, and then for something else. */
export async function measureQuery(
  browser: Browser,
  server: CompressingServer,
  network: Network,
  query: TimedQuery,
  next: TimedQuery,
): Promise<SearchMeasurement> {
  const address = `${server.url}search/?q=${encodeURIComponent(query.text)}`
  const open = async (context: BrowserContext) => {
    const page = await openPage(context, network)
    const before = server.bytesSent()
    await page.goto(address, { waitUntil: 'commit' })
    return { ...(await waitForResults(page, query)), bytes: server.bytesSent() - before }
  }
  const type = async (context: BrowserContext) => {
    const page = await openPage(context, network)
    await page.goto(`${server.url}search/`, { waitUntil: 'networkidle' })
    const before = server.bytesSent()
    const typed = await typeQuery(page, query)
    const bytes = server.bytesSent() - before
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => {
      const noted = window as Window & Noted
      noted.searchBegun = undefined
      noted.searchFirst = undefined
      noted.searchStale = document.querySelector('ol[data-results] > li')
    })
    await page.locator(box).selectText()
    return { typed, bytes, next: await typeQuery(page, next) }
  }
  const [opened, again] = await withContext(browser, async context => [
    await open(context),
    await open(context),
  ])
  const typed = await withContext(browser, type)
  return {
    opened: opened.first,
    typed: typed.typed.first - typed.typed.begun,
    typedNext: typed.next.first - typed.next.begun,
    openedAgain: again.first,
    openedBytes: opened.bytes,
    typedBytes: typed.bytes,
  }
}

async function withContext<Value>(
  browser: Browser,
  work: (context: BrowserContext) => Promise<Value>,
): Promise<Value> {
  const context = await browser.newContext()
  try {
    return await work(context)
  } finally {
    await context.close()
  }
}

async function openPage(context: BrowserContext, network: Network): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, ...network })
  await page.addInitScript(noteTimes)
  return page
}

async function typeQuery(page: Page, query: TimedQuery) {
  await page.focus(box)
  await page.keyboard.type(query.text)
  await page.keyboard.press('Enter')
  return waitForResults(page, query)
}

interface Noted {
  /** Milliseconds from the page's start. */
  searchBegun?: number | undefined
  searchFirst?: number | undefined
  /** The first result of the query before. */
  searchStale?: Element | null
}

/** Runs in the page, before its own scripts: note when the first key was pressed and when the first result stood there. */
function noteTimes(): void {
  const noted = window as Window & Noted
  for (const event of ['keydown', 'beforeinput']) {
    window.addEventListener(
      event,
      () => {
        noted.searchBegun ??= performance.now()
      },
      { capture: true },
    )
  }
  new MutationObserver(() => {
    const first = document.querySelector('ol[data-results] > li')
    if (first && first !== noted.searchStale) noted.searchFirst ??= performance.now()
  }).observe(document, { childList: true, subtree: true })
}

/** Wait until a page of results is there, or all of them; seconds of the page's clock. */
async function waitForResults(
  page: Page,
  { holders }: TimedQuery,
): Promise<{ begun: number; first: number }> {
  await page.waitForFunction(
    wanted => {
      const results = document.querySelectorAll('ol[data-results] > li')
      return results.length >= wanted && (window as Window & Noted).searchFirst !== undefined
    },
    Math.min(holders, resultsOnPage),
    { timeout: 120_000 },
  )
  return page.evaluate(() => {
    const { searchBegun = 0, searchFirst = Number.NaN } = window as Window & Noted
    return { begun: searchBegun / 1000, first: searchFirst / 1000 }
  })
}

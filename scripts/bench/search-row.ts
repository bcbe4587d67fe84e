import type { Browser, Page } from 'playwright-core'
import { readStore } from '../../src/content/read-posts.ts'
import { createRenderer } from '../../src/markdown/render.ts'
import { launchBrowser } from '../../test/browser/browser.ts'
import { answered, box, type Shown } from '../../test/browser/search-page.ts'
import {
  type DrawnQuery,
  drawQueries,
  type QueryClass,
  type SearchedPost,
} from '../../test/browser/search-queries.ts'
import { type ClassScore, score, scoreByClass } from '../../test/browser/search-score.ts'
import type { Archive } from './archives.ts'
import { median } from './compare.ts'
import type { Figure, RowOptions, RowResult, Table } from './result.ts'
import {
  measureQuery,
  type Network,
  networks,
  type SearchMeasurement,
  type TimedQuery,
} from './search-in-browser.ts'
import { type CompressingServer, serveCompressed } from './serve-compressed.ts'

const seed = 20240411

/** Queries whose answers are compared with a plain text search. */
const judged: Readonly<Record<QueryClass, number>> = {
  han: 30,
  latin: 15,
  mixed: 10,
  author: 10,
  'two terms': 15,
}

/** Of each class, so many are timed. */
const timedOfClass = 3

/** As far as results are looked through: nobody pages through more. */
const looked = 500

/** Measure search in Chromium: how fast the first result is there, how much is loaded for it, and how good results are. */
export async function runSearchRow({ archives, posts }: RowOptions): Promise<RowResult> {
  const archive = await archives.archive(posts)
  await archive.ensureSite()
  const search = await measureSearch(archive)
  return {
    title: `search in ${posts} posts made from the sentences of ${archives.label}, in Chromium`,
    figures: searchFigures(search, { coldSeconds: 1.5, warmSeconds: 0.25, coldKilobytes: 400 }),
    tables: searchTables(search),
    subjects: [],
  }
}

export interface SearchResult {
  readonly scores: readonly ClassScore[]
  readonly measurements: ReadonlyMap<string, readonly SearchMeasurement[]>
}

/** Search a site that is built; its content folder is the truth. */
export async function measureSearch({ content, site }: Archive): Promise<SearchResult> {
  const queries = drawQueries(await readTexts(content), judged, seed)
  const server = await serveCompressed(site)
  const browser = await launchBrowser()
  try {
    const measurements = new Map<string, readonly SearchMeasurement[]>()
    for (const [name, network] of Object.entries(networks)) {
      measurements.set(name, await measureQueries(browser, server, network, pickTimed(queries)))
    }
    const page = await browser.newPage()
    await page.goto(`${server.url}search/`)
    const scores = new Map<DrawnQuery, ReturnType<typeof score>>()
    for (const query of queries) scores.set(query, score(query, await askPage(page, query), looked))
    return { scores: scoreByClass(scores), measurements }
  } finally {
    await browser.close()
    await server.close()
  }
}

async function readTexts(content: string): Promise<readonly SearchedPost[]> {
  const render = createRenderer({ authorUrl: () => undefined, tagUrl: () => '' })
  const { stored } = await readStore(content)
  return stored.map(({ post }) => {
    const { html: _, ...searched } = render(post)
    return searched
  })
}

function pickTimed(queries: readonly DrawnQuery[]): readonly DrawnQuery[] {
  const classes = Object.keys(judged)
  return classes.flatMap(name => queries.filter(query => query.class === name).slice(0, timedOfClass))
}

async function measureQueries(
  browser: Browser,
  server: CompressingServer,
  network: Network,
  queries: readonly DrawnQuery[],
): Promise<readonly SearchMeasurement[]> {
  const timed = queries.map(({ text, truth }): TimedQuery => ({ text, holders: truth.size }))
  const measurements: SearchMeasurement[] = []
  for (const [index, query] of timed.entries()) {
    const next = timed[(index + 1) % timed.length] ?? query
    measurements.push(await measureQuery(browser, server, network, query, next))
  }
  return measurements
}

/** Ask, and page through as many results as are looked at. Clicks in the page: each a message away would take minutes. */
async function askPage(page: Page, { text }: DrawnQuery): Promise<Shown> {
  await page.fill(box, text)
  await page.press(box, 'Enter')
  await page.waitForSelector(answered)
  const paths = await page.evaluate(async most => {
    const list = document.querySelector('ol[data-results]')
    const more = document.querySelector<HTMLButtonElement>('button[data-search-more]')
    if (!list || !more) throw new Error('expected a list of results and a button for more')
    while (!more.hidden && list.children.length < most) {
      const count = list.children.length
      const grown = new Promise<void>(done => {
        const observer = new MutationObserver(() => {
          if (list.children.length === count) return
          observer.disconnect()
          done()
        })
        observer.observe(list, { childList: true })
      })
      more.click()
      await grown
    }
    return Array.from(list.children, item => item.querySelector('a')?.pathname ?? '')
  }, looked)
  const state = await page.getAttribute('[data-search]', 'data-state')
  return { state: state ?? '', paths: paths.slice(0, looked) }
}

interface SearchLimits {
  readonly coldSeconds?: number
  readonly warmSeconds?: number
  readonly coldKilobytes: number
}

/** The network that the project's limits are for. On the slow one, 400 KB alone take 2.2 s. */
const judgedNetwork = 'Fast 4G'

type SecondsKey = 'opened' | 'typed' | 'openedAgain' | 'typedNext'

/** What the project asks of search: times by their median, bytes, which no noise touches, by the worst query. */
export function searchFigures(
  { scores, measurements }: SearchResult,
  { coldSeconds, warmSeconds, coldKilobytes }: SearchLimits,
): readonly Figure[] {
  const searches = measurements.get(judgedNetwork) ?? []
  const seconds = (name: string, key: SecondsKey, atMost?: number) => ({
    name,
    value: median(searches.map(search => search[key])),
    unit: 's' as const,
    ...(atMost !== undefined && { required: { atMost } }),
  })
  const kilobytes = (name: string, key: 'openedBytes' | 'typedBytes') => ({
    name,
    value: Math.max(...searches.map(search => search[key])) / 1000,
    unit: 'KB' as const,
    required: { atMost: coldKilobytes },
  })
  const least = (key: 'recall' | 'rPrecision', of = scores) => Math.min(...of.map(score => score[key]))
  const isHan = ({ name }: ClassScore) => name === 'han'
  return [
    seconds('first result, cold: `/search/?q=…` opened', 'opened', coldSeconds),
    seconds('first result, cold: typed, from the first key', 'typed', coldSeconds),
    seconds('first result, warm: `/search/?q=…` opened again', 'openedAgain', warmSeconds),
    seconds('first result, another query typed into the same page', 'typedNext'),
    kilobytes('a cold first search, most bytes: `/search/?q=…` opened', 'openedBytes'),
    kilobytes('a cold first search, most bytes: typed, from the first key', 'typedBytes'),
    { name: 'recall, least of all classes', value: least('recall'), unit: '', required: { atLeast: 1 } },
    {
      name: 'R-precision, Han',
      value: least('rPrecision', scores.filter(isHan)),
      unit: '',
      required: { atLeast: 0.99 },
    },
    {
      name: 'R-precision, least of the other classes',
      value: least(
        'rPrecision',
        scores.filter(score => !isHan(score)),
      ),
      unit: '',
      required: { atLeast: 0.95 },
    },
  ]
}

export function searchTables({ scores, measurements }: SearchResult): readonly Table[] {
  const range = (values: readonly number[], digits: number) =>
    `${median(values).toFixed(digits)} (${Math.max(...values).toFixed(digits)})`
  return [
    {
      head: [
        'network: median (worst)',
        'queries',
        'opened cold, s',
        'typed cold, s',
        'opened again, s',
        'typed next, s',
        'opened, KB',
        'typed, KB',
      ],
      rows: Array.from(measurements, ([name, searches]) => [
        name,
        String(searches.length),
        ...(['opened', 'typed', 'openedAgain', 'typedNext'] as const).map(key =>
          range(
            searches.map(search => search[key]),
            2,
          ),
        ),
        ...(['openedBytes', 'typedBytes'] as const).map(key =>
          range(
            searches.map(search => search[key] / 1000),
            0,
          ),
        ),
      ]),
    },
    {
      head: ['class', 'queries', 'recall', 'R-precision', 'same set'],
      rows: scores.map(({ name, queries, recall, rPrecision, exact }) => [
        name,
        String(queries),
        ...[recall, rPrecision, exact].map(share => share.toFixed(3)),
      ]),
    },
  ]
}

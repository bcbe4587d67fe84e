import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { realFeed } from '../real-feeds.ts'
import { launchBrowser, serveDirectory } from './browser.ts'
import { buildFromFeed } from './built-site.ts'
import { askFor, readAnswer } from './search-page.ts'
import { type DrawnQuery, drawQueries, holds, isBy, type QueryClass, searchedText } from './search-queries.ts'
import { mean, type Score, score, scoreByClass } from './search-score.ts'

const SEED = 20240409

interface Sample {
  readonly feed: string
  /** Of queries to draw. */
  readonly counts: Readonly<Record<QueryClass, number>>
  /** What a reader is sure to look for. */
  readonly words: readonly string[]
}

const samples: readonly Sample[] = [
  {
    feed: 'sample.md',
    counts: { han: 40, latin: 20, mixed: 10, author: 10, 'two terms': 10 },
    words: ['模型', 'Llama 3'],
  },
  {
    feed: '2024-04.md',
    counts: { han: 140, latin: 60, mixed: 30, author: 40, 'two terms': 40 },
    words: ['大模型', '马斯克', 'GPT-4', 'llm.c', 'op7418'],
  },
]

/** How much of the truth must stand among the first results, as many as the truth has. */
const REQUIRED_PRECISION: Readonly<Record<QueryClass, number>> = {
  han: 0.99,
  latin: 0.95,
  mixed: 0.95,
  author: 0.95,
  'two terms': 0.95,
}

describe('search relevance', () => {
  let browser: Browser
  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  for (const { feed, counts, words } of samples) {
    const { path, skip } = realFeed(feed)
    it(`finds in ${feed} what a plain text search finds`, { skip }, async test => {
      const site = await buildFromFeed(path)
      test.after(() => site.remove())
      const server = await serveDirectory(site.directory)
      test.after(() => server.close())
      const page = await browser.newPage()
      const queries = drawQueries(site.posts, counts, SEED)
      const scores = new Map<DrawnQuery, Score>()
      await page.goto(`${server.url}search/`)
      for (const query of queries) scores.set(query, score(query, await askFor(page, query.text)))

      const table = tableOf(scores)
      for (const line of table) test.diagnostic(line)
      const missed = [...scores].filter(([, { recall }]) => recall < 1).map(([query]) => query.text)
      assert.deepEqual(missed, [])
      for (const [name, count] of Object.entries(counts)) {
        const of = [...scores].filter(([query]) => query.class === name)
        assert.equal(of.length, count, `expected ${count} queries of class ${name}`)
        const precision = mean(of.map(([, { rPrecision }]) => rPrecision))
        const required = REQUIRED_PRECISION[name as QueryClass]
        assert.ok(precision >= required, `R-precision of ${name}: ${precision}, required ${required}`)
      }
      for (const word of words) {
        const holders = site.posts.filter(post => holds(searchedText(post), word) || isBy(post, word))
        assert.notEqual(holders.length, 0, word)
        const { state, paths } = await askFor(page, word)
        assert.equal(state, 'exact', word)
        // Other spellings of a name and its version come after those as typed.
        const first = paths.slice(0, holders.length)
        assert.deepEqual(first.toSorted(), holders.map(post => post.permalink).sort(), word)
        const plain = (text: string): string => text.toLowerCase().replace(/[-\u2010-\u2013 ]/g, '')
        for (const post of site.posts.filter(({ permalink }) => paths.includes(permalink))) {
          assert.ok(
            plain(searchedText(post)).includes(plain(word)) || isBy(post, word),
            `${word}: ${post.permalink}`,
          )
        }
      }
      await checkAddress(page, server.url, queries[0])
    })
  }
})

/** A query opened by its address has the answer it has when typed. */
async function checkAddress(page: Page, url: string, query: DrawnQuery | undefined): Promise<void> {
  assert.ok(query)
  const typed = await askFor(page, query.text)
  await page.goto(`${url}search/?q=${encodeURIComponent(query.text)}`)
  assert.deepEqual(await readAnswer(page), typed)
}

function tableOf(scores: ReadonlyMap<DrawnQuery, Score>): readonly string[] {
  const rows = scoreByClass(scores).map(({ name, queries, recall, rPrecision, exact }) => [
    name,
    String(queries),
    ...[recall, rPrecision, exact].map(figure => figure.toFixed(3)),
  ])
  return [['class', 'queries', 'recall', 'R-precision', 'same set'], ...rows].map(row =>
    row.map(cell => cell.padEnd(12)).join(''),
  )
}

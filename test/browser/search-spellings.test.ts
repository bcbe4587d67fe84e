import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { writeSite } from '../../src/build/write-site.ts'
import { defaultConfig } from '../../src/config.ts'
import { quiet } from '../quiet.ts'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'
import { answered, askFor, box, readAnswer } from './search-page.ts'
import { makePost } from './search-site.ts'

/** Texts of posts by their numbers, a day each, so that the latest comes first among equals. */
const texts = [
  'GPT\u20115 is out. It’s faster than GPT\u20114o.',
  "GPT-5 is out. It's faster than GPT-4o.",
  'It’s what François told Jürgen in the café.',
  "It's what Francois told Jurgen in the cafe.",
  '传闻中的 Q* 与 A* 搜索',
  'Q&A：A 方案与 B 方案',
  'Llama 3 发布了',
  'Llama3 的几个核心点',
  'Llama-3 在本地运行',
  'GPT4 的价格',
  'GPT-4 的价格',
  'An agent that writes prompts',
  'Two agents of Anthropic and Gemini',
  '通义千问开源了',
  'Andrej Karpathy explains llm.c',
] as const

const author = { author: '歸藏(guizang.ai)', handle: 'op7418' }

const posts = texts.map((text, at) => {
  const day = String(at + 1).padStart(2, '0')
  const { author: name, handle } = at % 2 === 0 ? author : { author: '宝玉', handle: 'dotey' }
  return makePost({
    ...{ date: `2024-04-${day}`, number: at + 1, author: name, handle },
    title: text,
    body: `${text.replaceAll('*', '\\*')}\n`,
  })
})

describe('searching for what may be spelled in several ways', () => {
  let folder: string
  let server: DirectoryServer
  let browser: Browser
  let page: Page

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tidings-spellings-'))
    const output = path.join(folder, 'site')
    const config = { ...defaultConfig, outputs: { ...defaultConfig.outputs, images: false } }
    await writeSite({ posts, config }, { output }, quiet)
    server = await serveDirectory(output)
    browser = await launchBrowser()
    page = await browser.newPage()
  })
  after(async () => {
    await browser.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(() => page.goto(`${server.url}search/`))

  /** Numbers of the posts shown, in order, where the answer is of a state. */
  const numbers = async (query: string, state = 'exact'): Promise<readonly number[]> => {
    const shown = await askFor(page, query)
    assert.equal(shown.state, state, query)
    return shown.paths.map(path => Number(path.split('/').at(-2)))
  }
  const status = (): Promise<string | null> => page.textContent('[data-search-status]')
  const suggested = (): Promise<readonly string[]> =>
    page.locator('[data-search-suggestions] a').allTextContents()

  it('finds hyphens and apostrophes by each other, first what is as typed', async () => {
    assert.deepEqual(await numbers('GPT-5'), [2, 1])
    assert.deepEqual(await numbers('GPT\u20115'), [1, 2])
    assert.deepEqual(await numbers('"gpt\u20135"'), [2, 1])
    assert.deepEqual(await numbers("it's"), [4, 2, 3, 1])
    assert.deepEqual(await numbers('it’s'), [3, 1, 4, 2])
    const marks = await page.locator('.search-result mark').allTextContents()
    assert.deepEqual(marks, ['It’s', 'It’s', "It's", "It's"])
  })

  it('finds letters with and without diacritics by each other', async () => {
    assert.deepEqual(await numbers('cafe'), [4, 3])
    assert.deepEqual(await numbers('café'), [3, 4])
    assert.deepEqual(await numbers('FRANCOIS Jürgen'), [4, 3])
    assert.deepEqual(await numbers('jurgen -café', 'empty'), [])
  })

  it('finds a name with its version in every spelling, first as typed', async () => {
    assert.deepEqual(await numbers('Llama 3'), [7, 9, 8])
    assert.deepEqual(await numbers('Llama3'), [8, 9, 7])
    assert.deepEqual(await numbers('Llama-3'), [9, 8, 7])
    assert.deepEqual(await numbers('GPT4'), [10, 11])
    assert.deepEqual(await numbers('GPT-4'), [11, 10])
    assert.deepEqual(await numbers('Llama 3 核心'), [8])
    assert.deepEqual(await numbers('"Llama 3"'), [7])
    const marks = await page.locator('.search-result mark').allTextContents()
    assert.deepEqual(marks, ['Llama 3'])
  })

  it('finds a name that ends with a star', async () => {
    assert.deepEqual(await numbers('Q*'), [5])
    assert.deepEqual(await numbers('A*'), [5])
  })

  it('does not take the words of a name for those of a post', async () => {
    assert.deepEqual(await numbers('AI', 'empty'), [])
    assert.equal((await numbers('guizang.ai')).length, 8)
    assert.equal((await numbers('歸藏')).length, 8)
    assert.equal((await numbers('@op7418')).length, 8)
    assert.deepEqual(await numbers('宝玉 价格'), [10])
    assert.deepEqual(await numbers('价格 -guizang'), [11, 10])
    assert.deepEqual(await numbers('价格 -op7418'), [10])
  })

  it('says which values an operator may have, and keeps all other conditions', async () => {
    assert.deepEqual(await numbers('价格 has:video from:dotey'), [10])
    assert.match((await status()) ?? '', /has:video.*link · quote · thread/)
    assert.deepEqual(await numbers('价格 lang:klingon from:dotey'), [10])
    assert.match((await status()) ?? '', /lang:klingon.*zh · en/)
    assert.deepEqual(await numbers('价格 since:soon from:dotey'), [10])
    assert.match((await status()) ?? '', /since:soon.*2024-04-10/)
  })

  it('understands a date, a language and an author as people write them, and says how', async () => {
    assert.deepEqual(await numbers('价格 since:2024/04/11'), [11])
    assert.match((await status()) ?? '', /since:2024\/04\/11.*since:2024-04-11/)
    assert.deepEqual(await numbers('价格 lang:中文'), [11, 10])
    assert.deepEqual(await numbers('价格 from:宝玉'), [10])
    assert.deepEqual(await numbers('价格 from:"歸藏(guizang.ai)"'), [11])
  })

  it('keeps the words where it suggests an author', async () => {
    assert.deepEqual(await numbers('价格 from:doty', 'empty'), [])
    await page.click('[data-search-suggestions] a:text("宝玉")')
    await page.waitForSelector(answered)
    assert.equal(await page.inputValue(box), '价格 from:dotey')
    assert.equal((await readAnswer(page)).paths.length, 1)
  })

  it('suggests the nearest words of the index where nothing is found', async () => {
    for (const [query, word] of [
      ['Anthorpic', 'Anthropic'],
      ['gemni', 'Gemini'],
      ['lamma', 'Llama'],
      ['通一千问', '通义千问'],
      ['通千问', '通义千问'],
      ['agnet', 'agent'],
    ] as const) {
      await askFor(page, query)
      assert.ok((await suggested()).includes(`“${word}”`), `${query}: ${await suggested()}`)
    }
    await page.click('[data-search-suggestions] a:text("agent")')
    await page.waitForSelector('[data-state=exact]')
    assert.equal(await page.inputValue(box), 'agent')
  })

  it('suggests another form of a word that few posts hold', async () => {
    assert.deepEqual(await numbers('agents'), [13])
    await page.waitForSelector('[data-search-suggestions] a')
    assert.deepEqual(await suggested(), ['“agent”'])
    assert.deepEqual(await numbers('prompt', 'loose'), [12])
    assert.deepEqual(await suggested(), ['“prompts”'])
  })

  it('suggests words where the names of the archive do not load', async () => {
    await page.route('**/names.json', route => route.abort())
    await askFor(page, 'Anthorpic')
    assert.deepEqual(await suggested(), ['“Anthropic”'])
    await page.unroute('**/names.json')
  })

  it('takes the word that is being typed by its beginning, and calls nothing a failure', async () => {
    const states = await page.evaluate(() => {
      const root = document.querySelector('[data-search]')
      const seen: (string | null)[] = []
      new MutationObserver(() => seen.push(root?.getAttribute('data-state') ?? null)).observe(
        root ?? document,
        { attributeFilter: ['data-state'] },
      )
      Object.assign(globalThis, { seen })
      return seen
    })
    assert.deepEqual(states, [])
    await page.locator(box).pressSequentially('explains Karpath', { delay: 60 })
    const { paths } = await readAnswer(page)
    assert.deepEqual(paths, ['/2024/04/15/15/'])
    assert.match((await status()) ?? '', /以“Karpath”开头/)
    assert.deepEqual(await page.locator('.search-result mark').allTextContents(), ['Karpathy', 'explains'])
    await page.locator(box).pressSequentially('y', { delay: 60 })
    await readAnswer(page)
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
    assert.deepEqual([...new Set(seen)].sort(), ['exact', 'loading'])
    await page.press(box, 'Enter')
    assert.equal((await readAnswer(page)).state, 'exact')
  })

  it('answers what is not there once the reader has paused, or pressed Enter', async () => {
    await page.locator(box).pressSequentially('Karpatov')
    await page.waitForSelector('[data-state=empty]')
    assert.equal((await askFor(page, 'Karpath')).state, 'loose')
    assert.ok((await suggested()).includes('“Karpathy”'))
  })
})

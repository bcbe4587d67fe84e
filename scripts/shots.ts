import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, serveDirectory } from '../test/browser/browser.ts'
import { buildFromFeed } from '../test/browser/built-site.ts'
import { answered } from '../test/browser/search-page.ts'
import { addHanFonts } from './han-fonts.ts'
import { choosePageOfEachType } from './page-types.ts'

/*
 * Take pictures of every page type of the sample site, on a phone and a desktop, light and dark: `npm run shots`
 * writes them to out/shots, `npm run shots -- --docs` those of README to docs.
 */

const root = path.join(import.meta.dirname, '..')
const devices = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const
const query = '模型'

interface Shot {
  readonly file: string
  /** Path of the page, with its query. */
  readonly at: string
  readonly device: keyof typeof devices
  readonly colorScheme: 'light' | 'dark'
  /** The whole page rather than what the screen shows at first. */
  readonly fullPage: boolean
  /** Bring the page into the state to show. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

const { values } = parseArgs({ options: { docs: { type: 'boolean', default: false } } })
const content = path.join(root, 'content')
const site = await buildFromFeed(path.join(content, 'feeds/sample.md'), content)
const server = await serveDirectory(site.directory)
const fonts = await mkdtemp(path.join(tmpdir(), 'tidings-fonts-'))
const browser = await launchBrowser(await addHanFonts(fonts))
try {
  const pages = choosePageOfEachType(site.posts)
  const [folder, shots] = values.docs ? ['docs', listDocShots(pages)] : ['out/shots', listShots(pages)]
  await mkdir(path.join(root, folder), { recursive: true })
  for (const shot of shots) await take(shot, browser, path.join(root, folder))
  console.log(`${shots.length} pictures in ${folder}`)
} finally {
  await browser.close()
  await server.close()
  await site.remove()
  await rm(fonts, { recursive: true })
}

function listShots(pages: ReadonlyMap<string, string>): readonly Shot[] {
  const states: readonly Pick<Shot, 'file' | 'at' | 'fullPage' | 'prepare'>[] = [
    ...Array.from(pages, ([file, at]) => ({ file, at, fullPage: true })),
    { file: 'search-results', at: `/search/?q=${query}`, fullPage: true, prepare: waitForAnswer },
    { file: 'search-dialog', at: '/', fullPage: false, prepare: searchInDialog },
  ]
  return states.flatMap(state =>
    (['phone', 'desktop'] as const).flatMap(device =>
      (['light', 'dark'] as const).map(colorScheme => ({
        ...state,
        file: `${state.file}-${device}-${colorScheme}`,
        device,
        colorScheme,
      })),
    ),
  )
}

function listDocShots(pages: ReadonlyMap<string, string>): readonly Shot[] {
  const at = (name: string): string => pages.get(name) ?? '/'
  const shot = (
    file: string,
    at: string,
    device: Shot['device'],
    colorScheme: Shot['colorScheme'],
    prepare?: Shot['prepare'],
  ): Shot => ({ file, at, device, colorScheme, fullPage: false, ...(prepare && { prepare }) })
  return [
    // With a story.
    shot('day-desktop', '/2024/05/09/', 'desktop', 'light'),
    // With a word of the curator.
    shot('week-desktop-dark', '/2024/w20/', 'desktop', 'dark'),
    shot('topic-phone', '/tags/gpt-4/', 'phone', 'light'),
    shot('search-desktop', `/search/?q=${query}`, 'desktop', 'light', waitForAnswer),
    shot('post-phone', at('post-quote'), 'phone', 'light'),
    shot('home-phone-dark', '/', 'phone', 'dark'),
  ]
}

async function take(shot: Shot, browser: Browser, folder: string): Promise<void> {
  const { at, device, colorScheme, fullPage } = shot
  const page = await browser.newPage({
    ...{ viewport: devices[device], hasTouch: device === 'phone' },
    ...{ colorScheme, reducedMotion: 'reduce' },
  })
  await page.goto(new URL(at.slice(1), server.url).href)
  await shot.prepare?.(page)
  await page.screenshot({ path: path.join(folder, `${shot.file}.png`), fullPage })
  await page.close()
}

async function waitForAnswer(page: Page): Promise<void> {
  await page.waitForSelector(answered)
}

async function searchInDialog(page: Page): Promise<void> {
  await page.keyboard.press('/')
  await page.locator('dialog[open] input[name=q]').pressSequentially(query)
  await waitForAnswer(page)
}

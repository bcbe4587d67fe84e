import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Archive } from '../../src/archive/archive.ts'
import { defaultConfig, type SiteConfig } from '../../src/config.ts'
import { writeAssets } from '../../src/pages/assets.ts'
import { buildPages } from '../build/build-pages.ts'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'

export interface OpenSite {
  /** The folder of the site, alone in another that is its own. */
  readonly directory: string
  /** Where the site is: origin and base, ending in a slash. */
  readonly url: string
  readonly browser: Browser
}

/**
 * Have a site written, served and a browser launched before the tests of a file or suite, and all put away after them.
 * What it returns can be read once they run.
 */
export function openSite(write: (directory: string) => Promise<unknown>, base = '/'): OpenSite {
  let folder: string
  let browser: Browser | undefined
  let server: DirectoryServer | undefined
  const directory = (): string => path.join(folder, 'site')
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tidings-open-'))
    await write(directory())
    server = await serveDirectory(directory(), base)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    get directory() {
      return directory()
    },
    get url() {
      return there(server).url
    },
    get browser() {
      return there(browser)
    },
  }
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('expected the site to be read by a test that runs')
  return value
}

/** Write the pages of an archive with their styles and scripts, without search and images. */
export async function writePages(
  directory: string,
  archive: Archive,
  config: SiteConfig = defaultConfig,
): Promise<void> {
  await buildPages({ archive, config, output: directory })
  await writeAssets(directory, config.colours)
}

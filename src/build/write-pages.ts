import { join, relative, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pageFile } from '../archive/urls.ts'
import type { SomePages } from '../pages/plan-pages.ts'
import type { Site } from '../pages/site.ts'
import { bundleFolder, programFolder } from '../program.ts'
import type { FileWriter } from './file-writer.ts'

/** The configuration, and the folder of the templates below. */
const [root, configName] =
  bundleFolder === undefined ? [programFolder, '.eleventy.ts'] : [bundleFolder, 'eleventy.config.js']

/** Where pages go as soon as they are rendered; `sink` of Eleventy's global data. */
export interface PageSink {
  /** Take a page's bytes, and the path to write them to. */
  take(outputPath: string, content: Uint8Array<ArrayBuffer>): Promise<void>
}

/**
 * Have Eleventy render pages, and write each. Eleventy is loaded where there are pages to write: that alone takes a third
 * of a second. It is run dry: it would hold every page until the last is rendered, and then write with the same thread.
 */
export async function writePages(
  pages: SomePages,
  site: Site,
  output: string,
  sink: PageSink,
): Promise<void> {
  // Its resolver, which finds changed templates again, slows every later import; a build of ours is a process of its own.
  process.env.ELEVENTY_SKIP_ESM_RESOLVER = '1'
  const { default: Eleventy } = await import('@11ty/eleventy')
  const eleventy = new Eleventy(fromWorkingFolder(join(root, 'templates')), fromWorkingFolder(output), {
    configPath: fromWorkingFolder(join(root, configName)),
    quietMode: true,
    dryRun: true,
    loader: 'esm',
    config: eleventyConfig => {
      eleventyConfig.addGlobalData('site', Object.freeze(site))
      eleventyConfig.addGlobalData('pages', Object.freeze(pages))
      eleventyConfig.addGlobalData('sink', Object.freeze(sink))
    },
  })
  eleventy.disableLogger()
  await eleventy.write()
}

/** Pages that are written before other work of the thread has its turn. */
const WRITTEN_AT_ONCE = 50

export interface SinkOptions {
  /** Pages of these paths are somebody else's to write. */
  readonly except?: readonly string[]
  /** Told of every page. */
  readonly onWritten?: () => void
}

/** Make a sink for the pages of a folder that writes each once: the fixed ones come with every run of Eleventy. */
export function createSink(
  writer: Pick<FileWriter, 'write'>,
  output: string,
  { except = [], onWritten }: SinkOptions = {},
): PageSink {
  const written = new Set(except.map(path => resolve(output, pageFile(path))))
  return {
    async take(outputPath, content) {
      const file = resolve(outputPath)
      if (written.has(file)) return
      written.add(file)
      writer.write(file, content)
      onWritten?.()
      if (written.size % WRITTEN_AT_ONCE === 0) await setImmediate()
    },
  }
}

/** Eleventy understands paths that are relative to the working folder, whichever that is. */
function fromWorkingFolder(path: string): string {
  return relative('.', path) || '.'
}

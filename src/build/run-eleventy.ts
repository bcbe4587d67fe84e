import path from 'node:path'
import { batchPages } from '../pages/plan-pages.ts'
import { bundleFolder, programFolder } from '../program.ts'
import { inputFolder, noTheme, type Theme } from '../theme/read-theme.ts'
import type { ExtraPage, PagesDraft } from './draft-pages.ts'
import { collectExtraPages, type EleventyRequest } from './eleventy-plugin.ts'
import { explainPageError } from './explain-page-error.ts'

const configFile =
  bundleFolder === undefined
    ? path.join(programFolder, '.eleventy.ts')
    : path.join(bundleFolder, 'eleventy.config.js')

export interface EleventyOptions {
  /** Called before a page is written, with its path below the folder; a file that is there must be removed first. */
  readonly onPage?: (file: string) => void
  /** Pages that Eleventy renders in one run: it holds all of them in memory until the last is written. */
  readonly pagesAtOnce?: number
  readonly theme?: Theme
}

/**
 * Have Eleventy write the pages of a draft into a folder, in as many runs as memory asks for. Pages of templates that
 * belong to no page kind are rendered in the first run; they are returned.
 */
export async function runEleventy(
  { site, pages, paths }: Pick<PagesDraft, 'site' | 'pages' | 'paths'>,
  folder: string,
  { onPage, pagesAtOnce = 2000, theme = noTheme }: EleventyOptions = {},
): Promise<readonly ExtraPage[]> {
  // Eleventy's resolver reloads changed templates and slows every later import; a build of ours is one process.
  process.env.ELEVENTY_SKIP_ESM_RESOLVER = '1'
  const { default: Eleventy } = await import('@11ty/eleventy')
  const extra = collectExtraPages(paths)
  const extraTemplates = new Set<string>()
  for (const batch of batchPages(pages, pagesAtOnce)) {
    const request: EleventyRequest = {
      site,
      pages: batch,
      theme,
      rendered: new Set(extraTemplates),
      onPage(file, content, template) {
        onPage?.(file)
        if (extra.add(file, content, template)) extraTemplates.add(template)
      },
    }
    const eleventy = new Eleventy(fromWorkingFolder(inputFolder()), fromWorkingFolder(folder), {
      configPath: fromWorkingFolder(configFile),
      quietMode: true,
      loader: 'esm',
      config: eleventyConfig => {
        eleventyConfig.addGlobalData('tidings', Object.freeze(request))
        // A page may have changed since another build of this process.
        eleventyConfig.setUseTemplateCache(false)
        // Its warnings of slow plugins go to the console, whatever becomes of its other messages.
        eleventyConfig.benchmarks.config.setIsVerbose(false)
      },
    })
    eleventy.disableLogger()
    await eleventy.write().catch(error => {
      throw explainPageError(error)
    })
  }
  return extra.pages
}

/** Eleventy understands paths that are relative to the working folder, whichever that is. */
function fromWorkingFolder(file: string): string {
  return path.relative('.', file) || '.'
}

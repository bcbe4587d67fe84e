import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { EleventyConfig } from '@11ty/eleventy'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Diagnostic } from '../model.ts'
import type { SomePages } from '../pages/plan-pages.ts'
import type { Site } from '../pages/site.ts'
import type { ExtraPage } from './draft-pages.ts'
import { extraPageKey } from './keys.ts'
import { loadProgramTemplates } from './program-templates.ts'
import type { SourceOptions } from './read-source.ts'

/** What a run of Eleventy is to render: global data `tidings`, where Tidings itself drives Eleventy. */
export interface EleventyRequest {
  readonly site: Site
  readonly pages: SomePages
  /** Called before a page is written, with its path below the output folder and that of its template. */
  readonly onPage: (file: string, content: string | Uint8Array, template: string) => void
  /** Paths of templates that an earlier run has rendered. */
  readonly rendered?: ReadonlySet<string>
}

/** Pages between two turns of the event loop. */
const PAGES_AT_ONCE = 50

/**
 * Eleventy plugin: add the program's templates, give them the data `site` and `pages`, render them with Preact, and
 * write the rest of the site (assets, feeds, files for programs, images, search) when Eleventy has written the pages.
 * Eleventy run by itself makes the complete site of a content folder. https://www.11ty.dev/docs/plugins/
 */
export default async function tidings(eleventyConfig: EleventyConfig, options: SourceOptions): Promise<void> {
  const request = eleventyConfig.globalData.tidings as EleventyRequest | undefined
  const { site, pages, onPage, rendered } = request ?? (await requestWholeSite(eleventyConfig, options))
  // Frozen data is not copied for each page.
  eleventyConfig.addGlobalData('site', Object.freeze(site))
  eleventyConfig.addGlobalData('pages', Object.freeze(pages))
  eleventyConfig.addExtension('11ty.js', { key: '11ty.js', compile: () => renderTemplate })
  for (const [name, { data, render }] of await loadProgramTemplates()) {
    // Virtual: Eleventy does not look for templates in `node_modules`, where a package has them.
    const file = `tidings/${name}.11ty.js`
    const inputPath = path.join(eleventyConfig.directories.input, file)
    if (!rendered?.has(inputPath)) eleventyConfig.addTemplate(file, { data, render })
  }
  let count = 0
  eleventyConfig.addTransform('tidings', async function (content) {
    const file = path.relative(eleventyConfig.directories.output, this.outputPath)
    onPage(file.replaceAll(path.sep, '/'), content, path.normalize(this.inputPath))
    if (++count % PAGES_AT_ONCE === 0) await setImmediate()
    return content
  })
}

/** Draft the whole site of a content folder; its other files are written once Eleventy has written the pages. */
async function requestWholeSite(
  eleventyConfig: EleventyConfig,
  options: SourceOptions,
): Promise<EleventyRequest> {
  // Only here: where Tidings drives Eleventy, all this is loaded already, or not needed.
  const { readSource } = await import('./read-source.ts')
  const { prepareSource } = await import('./prepare-source.ts')
  const { draftSite } = await import('./draft-site.ts')
  const { source, diagnostics } = await readSource(options)
  refuseProblems(diagnostics, options.content)
  const draft = await draftSite(prepareSource(source), { folder: eleventyConfig.directories.output })
  const extra = collectExtraPages(draft.paths)
  eleventyConfig.on('eleventy.after', async () => {
    await draft.finish(extra.pages)
  })
  return { site: draft.site, pages: draft.pages, onPage: (file, content) => extra.add(file, content) }
}

/** Throw an error that lists the files and lines that cannot be read: Eleventy alone publishes no part of a site. */
function refuseProblems(diagnostics: readonly Diagnostic[], content: string): void {
  const problems = diagnostics.filter(({ severity }) => severity === 'error')
  if (problems.length === 0) return
  const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
  throw new Error(`expected sound files in \`${content}\`\n${lines.join('\n')}`)
}

/** Pages of templates that belong to no page kind, and so are none of the planned ones. */
export interface ExtraPages {
  readonly pages: readonly ExtraPage[]
  /** Add a page that is written, if it is one of them. Returns whether it is. */
  add(file: string, content: string | Uint8Array): boolean
}

/** Collect the pages that are not among the planned paths. */
export function collectExtraPages(paths: readonly string[]): ExtraPages {
  const planned = new Set(paths)
  const pages: ExtraPage[] = []
  return {
    pages,
    add(file, content) {
      const sitePath = `/${file.replace(/(?<=^|\/)index\.html$/, '')}`
      if (planned.has(sitePath)) return false
      pages.push({ path: sitePath, key: extraPageKey(content) })
      return true
    },
  }
}

interface EleventyRenderer {
  readonly defaultRenderer: (data: unknown) => Promise<VNode | string | Buffer>
}

/**
 * Render a template with Preact (https://www.11ty.dev/docs/languages/jsx/); text stays as it is. As bytes: a string that
 * a renderer put together of thousands of pieces takes twice the memory and a third more time to write.
 */
async function renderTemplate(this: EleventyRenderer, data: unknown): Promise<Buffer | string> {
  const rendered = await this.defaultRenderer(data)
  if (typeof rendered === 'string' || Buffer.isBuffer(rendered)) return rendered
  return Buffer.from(`<!doctype html>\n${renderToString(rendered)}\n`)
}

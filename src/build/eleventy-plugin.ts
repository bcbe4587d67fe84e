import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { EleventyConfig } from '@11ty/eleventy'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Diagnostic } from '../model.ts'
import type { SomePages } from '../pages/plan-pages.ts'
import type { Site } from '../pages/site.ts'
import { loadProgramTemplates, type Template, type Templates } from '../theme/program-templates.ts'
import { noTheme, type Theme } from '../theme/read-theme.ts'
import { type ExtraPage, unexpectedPage } from './draft-pages.ts'
import { extraPageKey } from './keys.ts'
import type { SourceOptions } from './read-source.ts'

/** What a run of Eleventy is to render: global data `tidings`, where Tidings itself drives Eleventy. */
export interface EleventyRequest {
  readonly site: Site
  readonly pages: SomePages
  /** Called before a page is written, with its path below the output folder and that of its template. */
  readonly onPage: (file: string, content: string | Uint8Array, template: string) => void
  readonly theme: Theme
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
  const { site, pages, onPage, theme, rendered } =
    request ?? (await requestWholeSite(eleventyConfig, options))
  // Frozen data is not copied for each page.
  eleventyConfig.addGlobalData('site', Object.freeze(site))
  eleventyConfig.addGlobalData('pages', Object.freeze(pages))
  eleventyConfig.addGlobalData('layout', 'layout.11ty.js')
  const render = function (this: EleventyRenderer, data: unknown) {
    return renderTemplate.call(this, data).catch(error => {
      throw theme.explain(error) ?? error
    })
  }
  for (const extension of moduleExtensions) {
    eleventyConfig.addTemplateFormats(extension)
    eleventyConfig.addExtension(extension, { key: '11ty.js', compile: () => render })
  }
  const { input } = eleventyConfig.directories
  // Modules in `pages` are compiled already.
  eleventyConfig.ignores.add(path.posix.join(input, `**/*.{${moduleExtensions}}`))
  for (const file of rendered ?? []) eleventyConfig.ignores.add(file)
  // Virtual templates: Eleventy does not look for others in `node_modules`, where a package has them.
  for (const [file, template] of listVirtual(theme.templates ?? (await loadProgramTemplates()), theme.pages))
    if (!rendered?.has(path.join(input, file))) eleventyConfig.addTemplate(file, { ...template })
  let count = 0
  eleventyConfig.addTransform('tidings', async function (content) {
    const file = path.relative(eleventyConfig.directories.output, this.outputPath)
    onPage(file.replaceAll(path.sep, '/'), content, path.normalize(this.inputPath))
    if (++count % PAGES_AT_ONCE === 0) await setImmediate()
    return content
  })
}

/** Name the templates as if they were files of the input folder. Those of the program have a layout already. */
function listVirtual(program: Templates, pages: Templates): readonly (readonly [file: string, Template])[] {
  return [
    ...Array.from(program, ([name, template]) =>
      name === 'layout'
        ? (['_includes/layout.11ty.js', template] as const)
        : ([
            `${programFiles}/${name}.11ty.js`,
            { ...template, data: { ...template.data, layout: false } },
          ] as const),
    ),
    ...pages,
  ]
}

/** Folder of the program's templates among those of the curator. */
export const programFiles = 'tidings'
const moduleExtensions = ['11ty.js', '11ty.jsx', '11ty.ts', '11ty.tsx']

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
  const { theme = noTheme } = source
  return { site: draft.site, pages: draft.pages, theme, onPage: extra.add }
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
  /** Add a page that is written, if it is one of them. Returns whether it is. Throws InputError for a file of the site's. */
  add(file: string, content: string | Uint8Array, template: string): boolean
}

/** Collect the pages that are not among the planned paths. */
export function collectExtraPages(paths: readonly string[]): ExtraPages {
  const planned = new Set(paths)
  const pages: ExtraPage[] = []
  return {
    pages,
    add(file, content, template) {
      const sitePath = `/${file.replace(/(?<=^|\/)index\.html$/, '')}`
      if (planned.has(sitePath)) {
        if (path.basename(path.dirname(template)) !== programFiles) throw unexpectedPage(template, sitePath)
        return false
      }
      pages.push({ path: sitePath, key: extraPageKey(content), template })
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
  const html = renderToString(rendered)
  // Or a page's text, for its layout.
  return Buffer.from(html.startsWith('<html') ? `<!doctype html>\n${html}\n` : html)
}

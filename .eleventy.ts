import type { EleventyConfig } from '@11ty/eleventy'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { PageSink } from './src/build/write-pages.ts'

/**
 * Render `templates/*.11ty.tsx` from the pages that `buildSite` supplies. Where nothing is supplied (Eleventy was run
 * by itself), content/ is the source, and the assets are written too.
 */
export default async function configureEleventy(eleventyConfig: EleventyConfig) {
  if (!('pages' in eleventyConfig.globalData)) await supplyContent(eleventyConfig)
  // `.js`: the templates of the program's bundle.
  eleventyConfig.setTemplateFormats(['11ty.tsx', '11ty.js'])
  const compile = templateCompiler(eleventyConfig.globalData.sink as PageSink | undefined)
  for (const extension of ['11ty.tsx', '11ty.js']) {
    eleventyConfig.addExtension(extension, { key: '11ty.js', compile })
  }
  eleventyConfig.setDataFileSuffixes([])
  eleventyConfig.setUseGitIgnore(false)
  eleventyConfig.setQuietMode(true)
}

async function supplyContent(eleventyConfig: EleventyConfig): Promise<void> {
  // Only here: where the pages are supplied, loading all this again would be wasted.
  const { loadDefaultSite } = await import('./src/build/default-site.ts')
  const { site, pages, writeAssets } = await loadDefaultSite('content')
  eleventyConfig.setInputDirectory('templates')
  eleventyConfig.addGlobalData('site', Object.freeze(site))
  eleventyConfig.addGlobalData('pages', Object.freeze(pages))
  eleventyConfig.on('eleventy.after', () => writeAssets(eleventyConfig.directories.output))
}

interface EleventyRenderer {
  readonly defaultRenderer: (data: PageData) => Promise<VNode>
}

interface PageData {
  readonly page: { readonly outputPath: string }
}

/**
 * Make what renders templates (https://www.11ty.dev/docs/languages/jsx/), as bytes: strings that a renderer put together
 * are thousands of pieces each, which cost twice the memory and a third more time. A page's bytes share no memory with
 * another's, so that they can be handed to a thread. Nothing is left to Eleventy of a page that is taken.
 */
function templateCompiler(sink: PageSink | undefined) {
  const encoder = new TextEncoder()
  return () =>
    async function render(this: EleventyRenderer, data: PageData): Promise<Buffer | ''> {
      const html = `<!doctype html>\n${renderToString(await this.defaultRenderer(data))}\n`
      const content = Buffer.from(encoder.encode(html).buffer)
      if (!sink) return content
      await sink.take(data.page.outputPath, content)
      return ''
    }
}

import type { EleventyConfig } from '@11ty/eleventy'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/**
 * Render `templates/*.11ty.tsx` from the pages that `buildSite` supplies. Where nothing is supplied (Eleventy was run
 * by itself), content/ is the source, and the assets are written too.
 */
export default async function configureEleventy(eleventyConfig: EleventyConfig) {
  if (!('pages' in eleventyConfig.globalData)) await supplyContent(eleventyConfig)
  // `.mjs`: the templates as scripts/tidings.mjs bundles them.
  eleventyConfig.setTemplateFormats(['11ty.tsx', '11ty.mjs'])
  for (const extension of ['11ty.tsx', '11ty.mjs']) {
    eleventyConfig.addExtension(extension, { key: '11ty.js', compile: compileTemplate })
  }
  eleventyConfig.setDataFileSuffixes([])
  eleventyConfig.setUseGitIgnore(false)
  eleventyConfig.setQuietMode(true)
}

async function supplyContent(eleventyConfig: EleventyConfig): Promise<void> {
  // Only here: where the pages are supplied, loading all this again would be wasted.
  const { loadDefaultSite } = await import('./src/site/default-site.ts')
  const { site, pages, writeAssets } = await loadDefaultSite('content')
  eleventyConfig.setInputDirectory('templates')
  eleventyConfig.addGlobalData('site', Object.freeze(site))
  eleventyConfig.addGlobalData('pages', Object.freeze(pages))
  eleventyConfig.on('eleventy.after', () => writeAssets(eleventyConfig.directories.output))
}

interface EleventyRenderer {
  readonly defaultRenderer: (data: unknown) => Promise<VNode>
}

/**
 * https://www.11ty.dev/docs/languages/jsx/. As bytes, because Eleventy holds every page until the last is rendered:
 * strings that a renderer put together are thousands of pieces each, which cost twice the memory and a third more time.
 */
function compileTemplate() {
  return async function render(this: EleventyRenderer, data: unknown): Promise<Buffer> {
    return Buffer.from(`<!doctype html>\n${renderToString(await this.defaultRenderer(data))}\n`)
  }
}

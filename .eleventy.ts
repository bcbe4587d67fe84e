import type { EleventyConfig } from '@11ty/eleventy'
import tidings from './src/build/eleventy-plugin.ts'

/** The site of `content/` and `tidings.config.ts`: `npx eleventy --config=.eleventy.ts` writes all of it. */
export default function configureEleventy(eleventyConfig: EleventyConfig) {
  eleventyConfig.addPlugin(tidings, { content: 'content' })
  // The command line names a folder of its own: that of the templates in its bundle.
  if (!('tidings' in eleventyConfig.globalData)) eleventyConfig.setInputDirectory('templates')
  eleventyConfig.setDataFileSuffixes([])
  eleventyConfig.setUseGitIgnore(false)
  eleventyConfig.setQuietMode(true)
}

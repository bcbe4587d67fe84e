import type { EleventyConfig } from '@11ty/eleventy'
import tidings from './src/build/eleventy-plugin.ts'
import { inputFolder } from './src/theme/read-theme.ts'

/** The site of `content/` and `tidings.config.ts`: `npx eleventy --config=.eleventy.ts` writes all of it. */
export default function configureEleventy(eleventyConfig: EleventyConfig) {
  // The command line names its input itself.
  if (!('tidings' in eleventyConfig.globalData)) eleventyConfig.setInputDirectory(inputFolder())
  eleventyConfig.addPlugin(tidings, { content: 'content' })
  eleventyConfig.setDataFileSuffixes([])
  eleventyConfig.setUseGitIgnore(false)
  eleventyConfig.setQuietMode(true)
}

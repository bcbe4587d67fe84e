import type { EleventyConfig } from '@11ty/eleventy'
import tidings from './src/build/eleventy-plugin.ts'

/** The site of `content/` and `tidings.config.ts`: `npx eleventy --config=.eleventy.ts` writes all of it. */
export default async function configureEleventy(eleventyConfig: EleventyConfig) {
  await eleventyConfig.addPlugin(tidings, { content: 'content' })
  eleventyConfig.setDataFileSuffixes([])
  eleventyConfig.setUseGitIgnore(false)
  eleventyConfig.setQuietMode(true)
  return { dir: { input: 'templates' } }
}

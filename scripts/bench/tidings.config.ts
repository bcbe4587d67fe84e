import type { UserConfig } from '../../src/config.ts'

/** No images for links to the site: no peer makes any. Feeds, related posts and the rest are made, and counted. */
export default { outputs: { images: false } } satisfies UserConfig

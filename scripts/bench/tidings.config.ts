import type { UserConfig } from '../../src/config.ts'

/** No images for links to the site: no peer makes any. The address is set, so that nothing is told of it. */
export default { url: 'https://news.example', outputs: { images: false } } satisfies UserConfig

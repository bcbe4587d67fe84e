import type { UserConfig } from '../../src/config.ts'

/** The configuration of a curator who sets nothing but the address: images for links to the site are made. */
export default { url: 'https://news.example' } satisfies UserConfig

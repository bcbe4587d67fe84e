import type { SiteConfig } from '../../config.ts'

/**
 * Headers of every answer. The policy is what the site is tested under; `frame-ancestors`, `base-uri` and `form-action` do
 * not follow from `default-src`: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
export function headersOfAll({
  media,
}: Pick<SiteConfig, 'media'>): readonly (readonly [name: string, value: string])[] {
  const elsewhere = media === 'remote' ? "img-src 'self' https:; " : ''
  const policy = `default-src 'self'; ${elsewhere}base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'`
  return [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ]
}

/** For files whose name tells their content. All others are asked for again: a new site is seen at once. */
export const longLife = 'public, max-age=31536000, immutable'
export const revalidate = 'no-cache'

/**
 * Names of hashed files below the base. `:shard` is one folder, `*` any rest. A `*` behind a slash may stand for nothing,
 * slash included, on Netlify: `pagefind/:shard/*` would match `pagefind/settings.json`, which must not live long.
 */
export const hashedFiles: readonly string[] = [
  'assets/part-*',
  'assets/theme/*',
  'pagefind/:shard/words.bin',
  'pagefind/:shard/catalog.json',
  'pagefind/:shard/posts/*',
  'pagefind/:shard/index/*',
]

/** Write the names of hashed files as one regular expression of a path. */
export function hashedPattern(base: string): string {
  const names = hashedFiles.map(name =>
    name.replaceAll('.', '\\.').replace(':shard', '[^/]+').replace(/\*$/, ''),
  )
  return `^${base.replaceAll('.', '\\.')}(?:${names.join('|')})`
}

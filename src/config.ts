import { z } from 'zod'
import { contrastOf } from './contrast.ts'
import { describeMismatch, nearestKey } from './describe-mismatch.ts'

const webAddress = z.url({ protocol: /^https?$/, error: 'expected an address that begins with https://' })
/** A path of the site, or an address elsewhere. */
const target = z.union([z.string().regex(/^\/(?!\/)/), webAddress], {
  error: 'expected a path such as `/feeds/` or an address that begins with https://',
})
const link = z.strictObject({ label: z.string().min(1), href: target })
/** Languages of the interface. */
export const languages = ['zh-CN', 'en'] as const

/** The grounds that the accent colour stands on, as text too: `--paper` and `--inset` of `templates/assets/tokens.css`. */
export const grounds = { light: ['#fcfbf8', '#f4f1ea'], dark: ['#15171a', '#1d2024'] } as const

/** The accent colours of a site that configures none. */
const defaultAccents = { light: '#9a3412', dark: '#f0a07c' } as const

/** The least contrast of text (WCAG 2.2, 1.4.3). */
const leastContrast = 4.5

function accentOn(theme: keyof typeof grounds) {
  const contrasts = (accent: string) => grounds[theme].map(ground => contrastOf(accent, ground))
  const expected = `expected a colour such as \`${defaultAccents.light}\``
  return z
    .string(expected)
    .regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/i, { error: expected, abort: true })
    .refine(accent => Math.min(...contrasts(accent)) >= leastContrast, {
      error: ({ input }) =>
        `expected a colour that is legible as text on ${grounds[theme].join(' and ')}: a contrast of ${leastContrast} or more, found ${contrasts(String(input)).map(formatContrast).join(' and ')}`,
    })
    .default(defaultAccents[theme])
}

/** Rounded down: 4.49 must not read 4.5. */
function formatContrast(contrast: number): string {
  return (Math.floor(contrast * 10) / 10).toFixed(1)
}

/** Hosts that there are files for. */
export const deployTargets = ['github', 'cloudflare', 'netlify', 'nginx', 'caddy'] as const

export type DeployTarget = (typeof deployTargets)[number]

const mailAddress = z.email('expected an address such as `news@example.org`')

/** The site's configuration. Every key is optional; a key that is none is an error that names the nearest right one. */
export const siteConfigSchema = z.strictObject({
  /** Name of the site, in the header and in every page's title. */
  title: z.string().min(1).default('Tidings'),
  /** What the site is, in a sentence; without one, it is told in the interface's language. */
  description: z.string().optional(),
  /** Where the site is published: feeds, cards and canonical links need it. The path there is `base`. */
  url: webAddress.default('https://tidings.example'),
  /** Path the site is served under, with a slash at both ends: `/repo/` for https://user.github.io/repo/. */
  base: z
    .string()
    .regex(/^\/(?:[\w.~-]+\/)*$/, 'expected a path such as `/` or `/archive/`')
    .default('/'),
  /** Language of the interface. */
  lang: z.enum(languages).default('zh-CN'),
  /** Who collects the posts: named in the footer and in the feeds. */
  curator: z.strictObject({ name: z.string().min(1), url: webAddress.optional() }).optional(),
  /** Links in the header, after the site's own. */
  navigation: z.array(link).default([]),
  /** The accent colour on light and on dark ground. A colour that is illegible as text there is an error. */
  colours: z.strictObject({ light: accentOn('light'), dark: accentOn('dark') }).prefault({}),
  /** Links in the footer, such as the curator's profiles. */
  links: z.array(link).default([]),
  /** A line of plain text in the footer, instead of the description. */
  footer: z.string().optional(),
  /** How many of the latest days the home page shows. */
  homeDays: z.int().min(1).max(60).default(7),
  /**
   * How many of the latest digests have an image of their own for shared links; older ones use the site's. A digest is
   * shared in the days after it is published. An image costs some 15 ms once, 80 kB, and one of the files that a host
   * may limit. A number above that of your days gives every digest an image.
   */
  cards: z
    .strictObject({
      days: z.int().min(0).default(7),
      weeks: z.int().min(0).default(4),
    })
    .prefault({}),
  /**
   * Whether a service worker keeps the pages that a reader has read, the latest digests and the search readable without a
   * connection. Switched off, it removes itself from the browsers that have it when they next open the site.
   */
  offline: z.boolean().default(true),
  /**
   * Digests as mail: `outputs.mail` writes the newest of them as `mail.html` and `mail.txt` beside their pages, and feeds
   * for services that send what is new in a feed. Two of the files that a host may limit for each.
   */
  mail: z
    .strictObject({
      days: z.int().min(0).default(7),
      weeks: z.int().min(0).default(4),
      /** Whom `tidings mail --eml` names as sender, and as recipient: that of a mailing list, for example. */
      from: mailAddress.optional(),
      to: mailAddress.optional(),
      /** Where readers unsubscribe: in the header `List-Unsubscribe` and at the foot. Services that send mail add their own. */
      unsubscribe: z
        .union([webAddress, z.string().regex(/^mailto:[^\s@]+@[^\s@]+$/)], {
          error: 'expected an address that begins with https:// or mailto:',
        })
        .optional(),
    })
    .prefault({}),
  /** Pictures elsewhere on the web: `link` names them, `remote` shows them, which asks their hosts at each visit. */
  media: z.enum(['link', 'remote']).default('link'),
  /** What is written beside the pages. */
  outputs: z
    .strictObject({
      /** Atom and JSON Feed of the site, digests, authors and tags. */
      feeds: z.boolean().default(true),
      /** Images that links to the site are shown with elsewhere. */
      images: z.boolean().default(true),
      /** Each digest as `index.json` beside its page. */
      json: z.boolean().default(true),
      /** Each digest as `index.md` beside its page. */
      markdown: z.boolean().default(true),
      /** The newest digests as mail; see `mail`. */
      mail: z.boolean().default(false),
      /** `sitemap.xml` and `robots.txt`. */
      sitemap: z.boolean().default(true),
      /** `llms.txt`. */
      llms: z.boolean().default(true),
      /**
       * What the host reads of a site: headers and redirects, in its own form. `tidings deploy-files` writes the files
       * that it wants beside the site.
       */
      hosting: z.enum(['none', ...deployTargets]).default('none'),
    })
    .prefault({}),
})

const descriptions = {
  'zh-CN': 'AI 新闻帖子，按日期、作者和话题编排，想找的词一搜就到。',
  en: 'AI news posts, collected by date, author and topic, with exact search.',
} as const

/** Tell whether `url` has no path, or the path of `base`: any other path would be lost. */
function hasPathOfBase({ url, base }: { readonly url: string; readonly base: string }): boolean {
  // An invalid address has its own error.
  if (!URL.canParse(url)) return true
  const { pathname, protocol } = new URL(url)
  if (!/^https?:$/.test(protocol)) return true
  return pathname === '/' || pathname === base || `${pathname}/` === base
}

const completeConfig = siteConfigSchema
  .refine(hasPathOfBase, {
    path: ['url'],
    error: 'expected no path but that of `base`: a path belongs there',
  })
  .transform(({ description, ...config }) => ({
    ...config,
    description: description ?? descriptions[config.lang],
  }))

/** A configuration as it is written in `tidings.config.ts`. */
export type UserConfig = z.input<typeof siteConfigSchema>

/** A configuration with every default filled in. */
export type SiteConfig = Readonly<z.infer<typeof completeConfig>>

export type Hosting = SiteConfig['outputs']['hosting']

export const defaultConfig: SiteConfig = completeConfig.parse({})

/** Warn of what is not configured and should be before the site is published. */
export function warningsOf(config: SiteConfig): readonly string[] {
  if (config.url !== defaultConfig.url) return []
  return [
    `\`url\` is not configured: canonical links, feeds, cards and the sitemap name ${defaultConfig.url}. Set it before you publish the site.`,
  ]
}

export type ParsedConfig =
  | { readonly kind: 'config'; readonly config: SiteConfig }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

/** Check a configuration and fill in the defaults. Each problem is a sentence that names the key. */
export function parseConfig(input: unknown): ParsedConfig {
  const parsed = completeConfig.safeParse(input, { error: describeMismatch })
  if (parsed.success) return { kind: 'config', config: parsed.data }
  return { kind: 'problems', problems: parsed.error.issues.flatMap(describeIssue) }
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'unrecognized_keys')
    return [`Unexpected value of ${keyPath(issue.path)}: ${issue.message}.`]
  const known = knownKeys(issue.path)
  return issue.keys.map(key => {
    const nearest = nearestKey(key, known)
    const hint = nearest === undefined ? '' : `, expected perhaps ${keyPath([...issue.path, nearest])}`
    return `Unexpected key ${keyPath([...issue.path, key])}${hint}.`
  })
}

/** The keys of the object at a path of the configuration. */
function knownKeys(path: readonly PropertyKey[]): string[] {
  let schema: z.ZodType = siteConfigSchema
  for (const key of path) schema = step(unwrap(schema), key)
  const object = unwrap(schema)
  return object instanceof z.ZodObject ? Object.keys(object.shape) : []
}

function step(schema: z.ZodType, key: PropertyKey): z.ZodType {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<PropertyKey, z.ZodType>)[key] ?? z.never()
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : z.never()
}

function unwrap(schema: z.ZodType): z.ZodType {
  const isWrapper =
    schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault
  return isWrapper ? unwrap(schema.unwrap() as z.ZodType) : schema
}

function keyPath(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the configuration' : `\`${path.map(String).join('.')}\``
}

import { z } from 'zod'

/** The site's configuration. Every key is optional; an unknown key is an error that names it. */
export const siteConfigSchema = z.strictObject({
  title: z.string().min(1).default('Tidings'),
  description: z.string().default('AI news posts, collected by date, author and topic, with exact search.'),
  /** Where the site will be published, without a trailing slash: canonical links and feeds need it. */
  url: z.url().default('https://tidings.example'),
  /** Path the site is served under, with a slash at both ends. */
  base: z
    .string()
    .regex(/^\/(?:[\w.~-]+\/)*$/, 'expected a path such as `/` or `/archive/`')
    .default('/'),
  /** Language of the interface. */
  lang: z.enum(['zh-CN', 'en']).default('zh-CN'),
  /** How many of the latest days the home page shows. */
  homeDays: z.int().min(1).max(60).default(7),
})

export type SiteConfig = Readonly<z.infer<typeof siteConfigSchema>>

export const defaultConfig: SiteConfig = siteConfigSchema.parse({})

import type { VNode } from 'preact'
import { homePath, siteFeedPath } from '../../src/archive/urls.ts'
import type { ShownPicture } from '../../src/model.ts'
import { describePage, formatJsonLd, type JsonLd, type PageSummary } from '../../src/pages/json-ld.ts'
import type { Site } from '../../src/pages/site.ts'
import { trustedHtml } from './trusted-html.ts'

/** How a page is shown elsewhere. */
export interface SharingProps {
  readonly site: Site
  /** Where the page is; absent where it may be shown under any address. */
  readonly path?: string
  /** Without the site's title. */
  readonly title: string
  readonly description: string
  /** Path of the page whose image is shown, where it is not the page's own. */
  readonly card?: string
  /** What is shown instead of an image of the site's own. */
  readonly picture?: ShownPicture | undefined
  /** The feed that holds the page's posts: its path without extension, and its title. */
  readonly feed?: { readonly path: string; readonly title: string } | undefined
  /** Makes the page's structured data; without it, the page is described as a page. */
  readonly structuredData?: (page: PageSummary) => JsonLd
}

/** The part of a page's head that is for others: feed readers, link previews (https://ogp.me) and search engines. */
export function Sharing({
  site,
  path,
  title,
  description,
  card,
  picture,
  feed,
  structuredData,
}: SharingProps): VNode {
  const { config } = site
  const drawn = site.cardOf(card ?? path ?? homePath)
  const image = picture ? site.address(picture.path) : drawn
  const { width, height, alt } = picture ?? { width: 1200, height: 630, alt: title }
  const describe = structuredData ?? (page => describePage(page, site))
  const data = path === undefined ? undefined : describe({ path, name: title, description })
  return (
    <>
      {config.outputs.feeds && <FeedLinks site={site} feed={feed} />}
      <meta property="og:site_name" content={config.title} />
      <meta property="og:type" content={data?.['@type'] === 'SocialMediaPosting' ? 'article' : 'website'} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {path !== undefined && <meta property="og:url" content={site.address(path)} />}
      <meta property="og:locale" content={config.lang === 'en' ? 'en_US' : 'zh_CN'} />
      {image !== undefined && (
        <>
          <meta property="og:image" content={image} />
          {width !== undefined && <meta property="og:image:width" content={String(width)} />}
          {height !== undefined && <meta property="og:image:height" content={String(height)} />}
          <meta property="og:image:alt" content={alt || title} />
        </>
      )}
      <meta name="twitter:card" content={image === undefined ? 'summary' : 'summary_large_image'} />
      {data && <script type="application/ld+json" {...trustedHtml(formatJsonLd(data))} />}
    </>
  )
}

function FeedLinks({ site, feed }: Pick<SharingProps, 'site' | 'feed'>): VNode {
  const feeds = [...(feed ? [feed] : []), { path: siteFeedPath, title: site.config.title }]
  return (
    <>
      {feeds.flatMap(({ path, title }) =>
        formats.map(({ type, extension }) => (
          <link
            key={path + extension}
            rel="alternate"
            type={type}
            title={title}
            href={site.href(path + extension)}
          />
        )),
      )}
    </>
  )
}

const formats = [
  { type: 'application/atom+xml', extension: '.xml' },
  { type: 'application/feed+json', extension: '.json' },
] as const

import type { ComponentChildren, VNode } from 'preact'
import {
  homePath,
  iconPath,
  manifestPath,
  scriptPath,
  serviceWorkerPath,
  startScriptPath,
  stylesheetPath,
} from '../../src/archive/urls.ts'
import type { Site } from '../../src/pages/site.ts'
import { type PagerLink, PagerLinks } from './pager.tsx'
import { Sharing, type SharingProps } from './sharing.tsx'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'

/** A step of the way from the home page to a page. */
export interface Crumb {
  readonly path: string
  readonly label: string
}

export interface PageProps extends Pick<SharingProps, 'card' | 'picture' | 'feed' | 'structuredData'> {
  readonly site: Site
  /** Where the page is; absent where it may be shown under any address. */
  readonly path?: string
  /** Without the site's title, which is added; absent on the home page. */
  readonly title?: string
  readonly description: string
  /** From the top down, without home and without the page itself. */
  readonly parents?: readonly Crumb[]
  readonly previous?: PagerLink | undefined
  readonly next?: PagerLink | undefined
  /** What the page is for; it runs before the script of every page. */
  readonly script?: string
  /** What the script fetches first. */
  readonly preload?: string
  readonly children: ComponentChildren
}

/** The whole document of a page: head, header with the site's navigation, `main` and footer. */
export function Page({ site, children, parents, ...head }: PageProps): VNode {
  const { config, text } = site
  return (
    <html lang={config.lang}>
      <Head site={site} {...head} />
      <body>
        <a class="skip" href="#content">
          {text.skipToContent}
        </a>
        <SiteHeader site={site} current={head.path} />
        {parents && <Breadcrumb site={site} parents={parents} previous={head.previous} next={head.next} />}
        <main id="content" tabIndex={-1} data-new-since={text.newSince}>
          {children}
        </main>
        <SiteFooter site={site} path={head.path} />
      </body>
    </html>
  )
}

function Head({
  site,
  path,
  title,
  description,
  previous,
  next,
  script,
  preload,
  ...sharing
}: Omit<PageProps, 'children' | 'parents'>): VNode {
  const { config, href, address } = site
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title === undefined ? config.title : `${title} · ${config.title}`}</title>
      <meta name="description" content={description} />
      {path !== undefined && <link rel="canonical" href={address(path)} />}
      {previous && <link rel="prev" href={href(previous.path)} />}
      {next && <link rel="next" href={href(next.path)} />}
      <Sharing
        site={site}
        title={title ?? config.title}
        description={description}
        {...(path !== undefined && { path })}
        {...sharing}
      />
      {preload !== undefined && <link rel="preload" as="fetch" crossorigin="anonymous" href={preload} />}
      <link rel="icon" type="image/svg+xml" href={href(iconPath)} />
      <link
        rel="manifest"
        href={href(manifestPath)}
        data-worker={config.offline ? href(serviceWorkerPath) : undefined}
      />
      <script src={href(startScriptPath)} />
      <link rel="stylesheet" href={href(stylesheetPath)} />
      {site.themeStylesheet !== undefined && <link rel="stylesheet" href={href(site.themeStylesheet)} />}
      {script !== undefined && <script type="module" src={href(script)} />}
      <script type="module" src={href(scriptPath)} />
    </head>
  )
}

/** The way up from a page, and the steps to the pages beside it: a reader need not scroll to its end for them. */
function Breadcrumb({
  site,
  parents,
  ...neighbours
}: Pick<PageProps, 'site' | 'previous' | 'next'> & { parents: readonly Crumb[] }): VNode {
  const crumbs = [{ path: homePath, label: site.text.home }, ...parents]
  return (
    <nav class="breadcrumb" aria-label={site.text.breadcrumb}>
      <ol>
        {crumbs.map(({ path, label }) => (
          <li key={path}>
            <a href={site.href(path)}>
              <bdi>{label}</bdi>
            </a>
          </li>
        ))}
      </ol>
      <PagerLinks site={site} {...neighbours} />
    </nav>
  )
}

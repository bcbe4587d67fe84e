import type { VNode } from 'preact'
import {
  aboutPath,
  archiveId,
  authorsPath,
  homePath,
  latestPath,
  linksPath,
  searchPath,
  tagsPath,
} from '../../src/archive/urls.ts'
import type { Site } from '../../src/pages/site.ts'

export interface SiteHeaderProps {
  readonly site: Site
  /** Path of the page it stands on. */
  readonly current?: string | undefined
}

/** The head of every page: the site's name, its sections, the curator's own links, search, and the switch of colours. */
export function SiteHeader({ site, current }: SiteHeaderProps): VNode {
  const { config, text, href } = site
  const sections = [
    { path: latestPath, label: text.latest },
    { path: homePath, id: archiveId, label: text.archive },
    { path: authorsPath, label: text.authors },
    { path: tagsPath, label: text.tags },
    { path: linksPath, label: text.links },
    { path: aboutPath, label: text.about },
  ]
  const currentOf = (path: string) => (path === current ? 'page' : undefined)
  return (
    <header class="site-header">
      <a class="site-title" href={href(homePath)}>
        {config.title}
      </a>
      <nav aria-label={text.siteNavigation}>
        {sections.map(({ path, id, label }) => (
          <a
            key={label}
            href={id === undefined ? href(path) : `${href(path)}#${id}`}
            aria-current={id === undefined ? currentOf(path) : undefined}
          >
            {label}
          </a>
        ))}
        {config.navigation.map(({ label, href: target }) => (
          <a
            key={target}
            href={target.startsWith('/') ? href(target) : target}
            aria-current={currentOf(target)}
          >
            {label}
          </a>
        ))}
      </nav>
      <div class="tools">
        <a class="to-search" href={href(searchPath)} aria-current={currentOf(searchPath)}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d="m13 13 4.5 4.5M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z" />
          </svg>
          <span>{text.search}</span>
        </a>
        <button
          type="button"
          class="theme"
          data-theme-switch
          aria-pressed="false"
          aria-label={text.darkColours}
        >
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" stroke-width="1.5" />
            <path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </header>
  )
}

import type { VNode } from 'preact'
import { feedsPath, savedPath } from '../../src/archive/urls.ts'
import type { Site } from '../../src/pages/site.ts'

export interface SiteFooterProps {
  readonly site: Site
  /** Path of the page it stands on. */
  readonly path?: string | undefined
}

/** The foot of every page: a line about the site, who curates it, the curator's links; on paper, the page's address. */
export function SiteFooter({ site, path }: SiteFooterProps): VNode {
  const { config, text, href } = site
  const { curator, links } = config
  return (
    <footer class="site-footer">
      {path !== undefined && <p class="address">{decodeURI(site.address(path))}</p>}
      <p>{config.footer ?? config.description}</p>
      {curator && (
        <p>
          {text.curatedBy}
          {curator.url === undefined ? <bdi>{curator.name}</bdi> : <a href={curator.url}>{curator.name}</a>}
        </p>
      )}
      {config.outputs.feeds && (
        <p>
          <a href={href(feedsPath)}>{text.feeds}</a>
        </p>
      )}
      <p class="keeps">
        <a href={href(savedPath)}>{text.saved}</a>
      </p>
      <p class="scripted">
        <button type="button" data-show-keys>
          {text.keys}
        </button>
      </p>
      {links.length > 0 && (
        <ul>
          {links.map(({ label, href: target }) => (
            <li key={target}>
              <a href={target.startsWith('/') ? href(target) : target}>{label}</a>
            </li>
          ))}
        </ul>
      )}
    </footer>
  )
}

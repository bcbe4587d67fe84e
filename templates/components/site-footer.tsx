import type { VNode } from 'preact'
import { feedsPath } from '../../src/archive/urls.ts'
import type { Site } from '../../src/pages/site.ts'

/** The foot of every page: a line about the site, who curates it, and the curator's links. */
export function SiteFooter({ site }: { site: Site }): VNode {
  const { config, text, href } = site
  const { curator, links } = config
  return (
    <footer class="site-footer">
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

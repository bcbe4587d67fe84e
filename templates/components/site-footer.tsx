import type { VNode } from 'preact'
import { feedsPath } from '../../src/archive/urls.ts'
import type { Site } from '../../src/pages/site.ts'
import { renderOnce } from './render-once.ts'

/** The foot of every page: a line about the site, who curates it, and the curator's links. */
export function SiteFooter({ site }: { site: Site }): VNode {
  return <footer class="site-footer" {...renderOnce(site, 'footer', () => <FooterContent site={site} />)} />
}

function FooterContent({ site }: { site: Site }): VNode {
  const { config, text, href } = site
  const { curator, links } = config
  return (
    <>
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
    </>
  )
}

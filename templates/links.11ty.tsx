import { domainPath } from '../src/archive/urls.ts'
import { CitedLinkItem } from './components/cited-link.tsx'
import { linkKindName } from './components/link-kind-name.ts'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('links')

/** Posts shown beside a link; the rest is on its domain's page. */
const mostPosts = 3

/** What the archive's posts lead to: repositories, papers and videos first, then every domain. */
export default function LinksPage({ site, item }: TemplateProps<'links'>) {
  const { text, href } = site
  const { domains, highlights } = item.subject
  const title = numberedTitle(site, text.links, item.number)
  const linkCount = domains.reduce((sum, { links }) => sum + links.length, 0)
  const pager = pagerLinks(site, item, () => text.links)
  return (
    <Page
      site={site}
      path={item.path}
      title={title}
      description={numberedTitle(site, text.linksDescription(linkCount, domains.length), item.number)}
      parents={[]}
      {...pager}
    >
      <h1>{title}</h1>
      <p class="summary">
        <span>{text.linkCount(linkCount)}</span>
        <span>{text.domainCount(domains.length)}</span>
      </p>
      {item.number === 1 &&
        highlights.map(({ kind, count, links }) => (
          <section key={kind}>
            <h2>{linkKindName(text, kind)}</h2>
            <ul class="cited-links">
              {links.map(link => (
                <CitedLinkItem key={link.key} site={site} link={link} limit={mostPosts} />
              ))}
            </ul>
            {count > links.length && links[0] && (
              <p>
                <a href={href(domainPath(links[0].domain))}>{text.allOf(linkKindName(text, kind), count)}</a>
              </p>
            )}
          </section>
        ))}
      {item.items.length > 0 && (
        <section>
          <h2>{text.domains}</h2>
          <ul class="index domains">
            {item.items.map(({ domain, path, links }) => (
              <li key={domain}>
                <a href={href(path)}>
                  <bdi>{domain}</bdi>
                </a>{' '}
                <span class="aside">{text.linkCount(links.length)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Pager site={site} {...pager} />
    </Page>
  )
}

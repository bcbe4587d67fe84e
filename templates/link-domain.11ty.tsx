import { linksPath } from '../src/archive/urls.ts'
import { groupBy } from '../src/group-by.ts'
import { CitedLinkItem } from './components/cited-link.tsx'
import { linkKindName } from './components/link-kind-name.ts'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('linkDomains')

/** Every link to a domain, by kind where there are kinds, with the posts that lead to it. */
export default function LinkDomainPage({ site, item }: TemplateProps<'linkDomains'>) {
  const { text } = site
  const { domain, links } = item.subject
  const title = numberedTitle(site, domain, item.number)
  const examples = site.list(links.slice(0, 3).map(({ label }) => label))
  const pager = pagerLinks(site, item, subject => subject.domain)
  const hasKinds = links.some(({ kind }) => kind !== 'page')
  return (
    <Page
      site={site}
      path={item.path}
      title={title}
      description={numberedTitle(site, text.domainDescription(domain, links.length, examples), item.number)}
      parents={[{ path: linksPath, label: text.links }]}
      {...pager}
    >
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p class="summary">{text.linkCount(links.length)}</p>
      {[...groupBy(item.items, ({ kind }) => kind)].map(([kind, ofKind]) => (
        <section key={kind}>
          {hasKinds && <h2>{linkKindName(text, kind)}</h2>}
          <ul class="cited-links">
            {ofKind.map(link => (
              <CitedLinkItem key={link.key} site={site} link={link} />
            ))}
          </ul>
        </section>
      ))}
      <Pager site={site} {...pager} />
    </Page>
  )
}

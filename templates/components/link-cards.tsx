import type { VNode } from 'preact'
import { domainPath } from '../../src/archive/urls.ts'
import { readWebAddress, type SpecialKind, type WebAddress } from '../../src/archive/web-address.ts'
import type { RenderedPost } from '../../src/model.ts'
import type { PostPage } from '../../src/pages/plan-pages.ts'
import type { Site } from '../../src/pages/site.ts'

const sites: Readonly<Record<SpecialKind, string>> = {
  repository: 'GitHub',
  paper: 'arXiv',
  video: 'YouTube',
  status: 'X',
}

export interface LinkCardsProps {
  readonly site: Site
  readonly post: RenderedPost
  /** How many posts lead there, of links that several do. */
  readonly citedBy?: PostPage['citedBy']
}

/**
 * The repositories, papers, videos and posts on X that a post leads to, each as its address tells it: nothing is asked of
 * their hosts. A quoted post is shown with the post already.
 */
export function LinkCards({ site, post, citedBy }: LinkCardsProps): VNode | null {
  const quoted = new Set(post.parts?.map(({ handle }) => handle.toLowerCase()))
  const isShown = ({ kind, label }: WebAddress) =>
    kind !== 'page' && !(kind === 'status' && quoted.has(/^@(\w+)/.exec(label)?.[1]?.toLowerCase() ?? ''))
  const links = post.links
    .flatMap(link => readWebAddress(link) ?? [])
    .filter((link, index, all) => isShown(link) && all.findIndex(({ key }) => key === link.key) === index)
  if (links.length === 0) return null
  return (
    <ul class="link-cards" lang={site.config.lang}>
      {links.map(({ key, kind, domain, url, label }) => (
        <li key={key} class={kind}>
          <a href={url} rel="noopener nofollow ugc">
            {kind !== 'page' && `${sites[kind]} `}
            <bdi>{label.replace(/^(?:arXiv |youtube\.com\/watch\?v=|x\.com\/)/, '')}</bdi>
          </a>
          <CitedBy site={site} count={citedBy?.get(key)} domain={domain} />
        </li>
      ))}
    </ul>
  )
}

function CitedBy({
  site,
  count,
  domain,
}: {
  site: Site
  count: number | undefined
  domain: string
}): VNode | null {
  if (count === undefined) return null
  return (
    <a class="aside" href={site.href(domainPath(domain))}>
      {site.text.citedBy(count)}
    </a>
  )
}

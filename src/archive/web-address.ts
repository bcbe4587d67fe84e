import { domainToUnicode } from 'node:url'

/** `repository` on GitHub, `paper` on arXiv, `status` on X. */
export type SpecialKind = 'repository' | 'paper' | 'video' | 'status'

/** A `page` is anything else. */
export type AddressKind = SpecialKind | 'page'

/** Where a link leads, however it was written. */
export interface WebAddress {
  /** Identity: equal for all links to one thing. */
  readonly key: string
  readonly kind: AddressKind
  /** Host without `www.`, in Unicode. */
  readonly domain: string
  /** Without tracking parameters. */
  readonly url: string
  /** What to call it: `owner/name`, `arXiv 2404.12345`, else the address without protocol. */
  readonly label: string
}

/**
 * Read a link: links to one thing, written with other protocols, hosts, trackers or fragments, get the same key.
 * Undefined for short links that hide their target (t.co), for persons (a profile on X), and for text that is no link.
 */
export function readWebAddress(link: string): WebAddress | undefined {
  const url = parseUrl(link)
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  const host = url.hostname.replace(/^(?:www|m|mobile)\.(?=.+\.)/, '').replace(/\.$/, '')
  const path = url.pathname.split('/').filter(Boolean)
  switch (host) {
    case 't.co':
      return undefined
    case 'github.com':
      return readRepository(path) ?? readPage(host, url)
    case 'arxiv.org':
    case 'export.arxiv.org':
      return readPaper(path) ?? readPage('arxiv.org', url)
    case 'youtu.be':
      return readVideo(path[0]) ?? readPage(host, url)
    case 'youtube.com':
      return readVideo(watchedVideo(path, url.searchParams)) ?? readPage(host, url)
    case 'x.com':
    case 'twitter.com':
      return path.length < 2 ? undefined : (readStatus(path) ?? readPage('x.com', url))
    default:
      return readPage(host, url)
  }
}

/** Parse once: `URL.canParse` first would parse every link of every post twice. */
function parseUrl(link: string): URL | undefined {
  try {
    return new URL(link)
  } catch {
    return undefined
  }
}

/** First path segments of GitHub's own pages; no owner of a repository has such a name. */
const githubPages: ReadonlySet<string> = new Set(
  'about apps collections customer-stories enterprise events explore features login marketplace orgs pricing search security settings sponsors stars topics trending users'.split(
    ' ',
  ),
)

/** Any page of a repository counts as the repository. */
function readRepository([owner = '', repository = '']: readonly string[]): WebAddress | undefined {
  const name = repository.replace(/\.git$/, '')
  if (!/^[a-z\d-]{1,39}$/i.test(owner) || !/^[\w.-]{1,100}$/.test(name) || githubPages.has(owner))
    return undefined
  return special('repository', 'github.com', `github.com/${owner}/${name}`, `${owner}/${name}`)
}

/** Any version and form of a paper counts as the paper. https://info.arxiv.org/help/arxiv_identifier.html */
function readPaper([form = '', ...id]: readonly string[]): WebAddress | undefined {
  const [, paper] =
    /^((?:[a-z-]+(?:\.[a-z]{2})?\/)?\d{4}\.?\d{3,5})(?:v\d+)?(?:\.pdf)?$/i.exec(id.join('/')) ?? []
  if (paper === undefined || !/^(?:abs|pdf|html)$/.test(form)) return undefined
  return special('paper', 'arxiv.org', `arxiv.org/abs/${paper}`, `arXiv ${paper}`)
}

function watchedVideo([form = '', id]: readonly string[], query: URLSearchParams): string | undefined {
  if (form === 'watch') return query.get('v') ?? undefined
  return /^(?:shorts|live|embed|v)$/.test(form) ? id : undefined
}

function readVideo(id = ''): WebAddress | undefined {
  if (!/^[\w-]{11}$/.test(id)) return undefined
  const address = `youtube.com/watch?v=${id}`
  return { key: address, kind: 'video', domain: 'youtube.com', url: `https://www.${address}`, label: address }
}

function readStatus([handle = '', ...rest]: readonly string[]): WebAddress | undefined {
  const [, id] = /^(?:web\/)?status(?:es)?\/(\d{1,20})(?:\/|$)/.exec(rest.join('/')) ?? []
  if (id === undefined) return undefined
  const url = `https://x.com/${handle === 'i' ? 'i/web' : handle}/status/${id}`
  const label = handle === 'i' ? `x.com/i/web/status/${id}` : `@${handle}: ${id}`
  return { key: `status/${id}`, kind: 'status', domain: 'x.com', url, label }
}

function special(kind: AddressKind, domain: string, address: string, label: string): WebAddress {
  return { key: address.toLowerCase(), kind, domain, url: `https://${address}`, label }
}

/** Names of tracking parameters: the page is the same without them. */
const trackers =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igsh(?:id)?|mc_[ce]id|mkt_tok|ref_(?:src|url)|_hs\w+|spm|si|share_source|vd_source)$/

function readPage(host: string, url: URL): WebAddress {
  const clean = url.search || url.href.includes('#') ? withoutTrackers(url) : url
  const port = url.port && `:${url.port}`
  const rest = `${clean.pathname.replace(/\/+$/, '')}${clean.search}${clean.hash}`
  const domain = (domainToUnicode(host) || host) + port
  const label = shorten(domain + readable(rest))
  return { key: `${host}${port}${rest}`, kind: 'page', domain, url: clean.href, label }
}

/** Remove tracking parameters and the fragment. */
function withoutTrackers(url: URL): URL {
  const clean = new URL(url)
  for (const name of new Set(url.searchParams.keys())) {
    if (trackers.test(name)) clean.searchParams.delete(name)
  }
  // A fragment that begins like a path is the route of a single-page application, and stays.
  if (!/^#!?\//.test(clean.hash)) clean.hash = ''
  return clean
}

/** Percent-decode a path, unless it holds invisible characters. */
function readable(path: string): string {
  try {
    const decoded = decodeURI(path)
    return /[\p{C}\s]/u.test(decoded) ? path : decoded
  } catch {
    return path
  }
}

/** Characters of an address in a list; a longer one is shortened. */
const longestLabel = 80

function shorten(label: string): string {
  if (label.length <= longestLabel) return label
  const characters = [...label.slice(0, longestLabel * 2 + 2)]
  return characters.length > longestLabel ? `${characters.slice(0, longestLabel - 1).join('')}…` : label
}

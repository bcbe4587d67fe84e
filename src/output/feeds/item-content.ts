import { memoizeLatest } from '../../memoize.ts'
import type { RenderedLead, RenderedPost } from '../../model.ts'
import type { Site } from '../../pages/site.ts'
import { escapeMarkup } from '../escape-markup.ts'
import type { FeedItem } from './feed.ts'
import { portableMarkup } from './portable-markup.ts'

/**
 * Make the function that formats an item's content: the body of a post, or the bodies of a digest's posts under their
 * authors' names, each with links to permalink and source at its end. The markup is both HTML and XML. A post is
 * formatted once, however many feeds and digests hold it.
 */
export function createItemContent(site: Site): (item: FeedItem) => string {
  const write = memoizeLatest(
    (post: RenderedPost) => portableMarkup(post.html, site.address(post.permalink)) + footer(post, site),
  )
  return ({ kind, posts, lead }) =>
    (lead ? introduction(lead, site) : '') +
    posts.map(post => (kind === 'digest' ? heading(post, site) : '') + write(post)).join('')
}

/** The lead of a digest, and the posts that it recommends. */
function introduction({ path, html, lang, picks }: RenderedLead, site: Site): string {
  const items = picks.map(
    ({ permalink, title, lang }) => `<li lang="${lang}">${link(site.address(permalink), title)}</li>`,
  )
  const list = items.length > 0 ? `<h2>${site.text.picks}</h2><ul>${items.join('')}</ul>` : ''
  return `<div lang="${lang}">${portableMarkup(html, site.address(path))}</div>${list}`
}

/** Tell the language of an item: a post's own, or the site's for a digest, whose headings are in it. */
export function languageOf({ kind, posts }: FeedItem, site: Site): string {
  return kind === 'post' ? posts[0].lang : site.config.lang
}

function heading(post: RenderedPost, site: Site): string {
  const name = site.authorName(post)
  if (post.handle === '') return `<h2>${escapeMarkup(name)}</h2>`
  return `<h2>${link(site.address(site.authorPath(post.handle)), `${name} (@${post.handle})`)}</h2>`
}

function footer(post: RenderedPost, site: Site): string {
  const permalink = link(site.address(post.permalink), site.text.permalink)
  const source = post.source === undefined ? '' : ` · ${link(post.source, site.text.source)}`
  return `<p lang="${site.config.lang}">${permalink}${source}</p>`
}

function link(href: string, label: string): string {
  return `<a href="${escapeMarkup(href)}">${escapeMarkup(label)}</a>`
}

import type { Story } from '../../archive/stories.ts'
import { divideByStories } from '../../archive/tell-stories.ts'
import { memoizeLatest } from '../../memoize.ts'
import type { RenderedLead, RenderedPost } from '../../model.ts'
import { describeTie } from '../../pages/describe-tie.ts'
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
  return ({ kind, posts, stories = [], lead }) => {
    const parts = divideByStories(posts, stories).flatMap(({ story, posts }) => [
      story ? headline(story, site) : '',
      ...posts.map(post => (kind === 'digest' ? heading(post, site, story ? 'h3' : 'h2') : '') + write(post)),
    ])
    return (lead ? introduction(lead, site) : '') + parts.join('')
  }
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

/** A story's headline, and why its posts stand together. */
function headline({ posts: [{ title, lang }], ties }: Story, site: Site): string {
  const reasons = escapeMarkup(ties.map(tie => describeTie(tie, site)).join(' · '))
  return `<h2 lang="${lang}">${escapeMarkup(title)}</h2><p>${reasons}</p>`
}

function heading(post: RenderedPost, site: Site, level: 'h2' | 'h3'): string {
  const name = site.authorName(post)
  const label =
    post.handle === ''
      ? escapeMarkup(name)
      : link(site.address(site.authorPath(post.handle)), `${name} (@${post.handle})`)
  return `<${level}>${label}</${level}>`
}

function footer(post: RenderedPost, site: Site): string {
  const permalink = link(site.address(post.permalink), site.text.permalink)
  const source = post.source === undefined ? '' : ` · ${link(post.source, site.text.source)}`
  return `<p lang="${site.config.lang}">${permalink}${source}</p>`
}

function link(href: string, label: string): string {
  return `<a href="${escapeMarkup(href)}">${escapeMarkup(label)}</a>`
}

import type { Element, ElementContent } from 'hast'
import type { RenderedPost } from '../../model.ts'
import type { Site } from '../site.ts'
import { authorPath } from '../urls.ts'
import { absoluteBody } from './absolute-body.ts'
import type { FeedItem } from './feed.ts'

/**
 * Make the content of a feed's item, one `div`: a post's body, or the posts of a digest one after another, each under its author's
 * name. What stands at the end of a post on the site (permalink, source) stands there too.
 */
export function itemContent(item: FeedItem, site: Site): Element {
  const children = item.posts.flatMap(post => [
    ...(item.kind === 'digest' ? [heading(post, site)] : []),
    ...bodyOf(post, site),
    footer(post, site),
  ])
  return element('div', { lang: languageOf(item, site) }, children)
}

/** A post's own language; of a digest, that of its headings, the site's. */
export function languageOf({ kind, posts }: FeedItem, site: Site): string {
  return kind === 'post' ? posts[0].lang : site.config.lang
}

function bodyOf(post: RenderedPost, site: Site): ElementContent[] {
  const { children } = absoluteBody(post.html, site.address(post.permalink))
  return children.filter(child => child.type !== 'doctype')
}

function heading(post: RenderedPost, site: Site): Element {
  const name = site.authorName(post)
  const label = post.handle === '' ? name : `${name} (@${post.handle})`
  const linked = post.handle === '' ? text(label) : link(site.address(authorPath(post.handle)), label)
  return element('h2', {}, [linked])
}

function footer(post: RenderedPost, site: Site): Element {
  const permalink = link(site.address(post.permalink), site.text.permalink)
  const source = post.source === undefined ? [] : [text(' · '), link(post.source, site.text.source)]
  return element('p', { lang: site.config.lang }, [permalink, ...source])
}

function link(href: string, label: string): Element {
  return element('a', { href }, [text(label)])
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

import { authorPath, feedStylesheetPath } from '../../archive/urls.ts'
import { memoizeLatest } from '../../memoize.ts'
import type { Day, Post, RenderedPost } from '../../model.ts'
import type { Site } from '../../pages/site.ts'
import { escapeMarkup } from './escape-markup.ts'
import { type Feed, type FeedItem, momentOf } from './feed.ts'
import { languageOf } from './item-content.ts'
import { element, formatDocument, markup, type Xml } from './xml.ts'

const atom = 'http://www.w3.org/2005/Atom'
const xhtml = 'http://www.w3.org/1999/xhtml'

/** A feed without items has no date of its own, and must have one (RFC 4287, 4.1.1). */
const noDay = '1970-01-01'

/**
 * Make the function that writes a feed as Atom (RFC 4287), with full text. Content is XHTML and not escaped HTML: a
 * browser that opens the feed shows it with the feed's stylesheet and nothing else. (XSLT would do more; Chromium has
 * removed it.) An item is written once, however many feeds hold it; `contentOf` writes what is in it.
 */
export function createAtomWriter(site: Site, contentOf: (item: FeedItem) => string): (feed: Feed) => string {
  const entryOf = memoizeLatest((item: FeedItem) =>
    element('entry', {}, ...describeItem(item, site, contentOf(item))),
  )
  return feed => {
    const address = site.address(`${feed.path}.xml`)
    const { curator, title, lang } = site.config
    const root = element(
      'feed',
      { xmlns: atom, 'xml:lang': lang },
      element('id', {}, address),
      element('title', {}, feed.title),
      element('subtitle', {}, feed.description),
      element('updated', {}, momentOf(lastChangeOf(feed))),
      element('link', { rel: 'self', type: 'application/atom+xml', href: address }),
      element('link', { rel: 'alternate', type: 'text/html', href: site.address(feed.page) }),
      person(curator?.name ?? title, curator ? curator.url : site.address('/')),
      element('generator', {}, 'Tidings'),
      ...feed.items.map(entryOf),
    )
    return formatDocument(root, [
      `<?xml-stylesheet type="text/css" href="${site.href(feedStylesheetPath)}"?>`,
    ])
  }
}

function lastChangeOf({ items }: Feed): Day {
  const days = items.map(({ updated }) => updated)
  return days.sort().at(-1) ?? noDay
}

function describeItem(item: FeedItem, site: Site, content: string): Xml[] {
  const address = site.address(item.path)
  const [first] = item.posts
  const isPost = item.kind === 'post'
  const lang = languageOf(item, site)
  return [
    element('id', {}, address),
    element('title', { 'xml:lang': lang }, item.title),
    element('link', { rel: 'alternate', type: 'text/html', href: address }),
    ...(isPost && first.source ? [element('link', { rel: 'via', href: first.source })] : []),
    element('published', {}, momentOf(item.date)),
    element('updated', {}, momentOf(item.updated)),
    ...authorsOf(item.posts).map(post =>
      person(site.authorName(post), post.handle === '' ? undefined : site.address(authorPath(post.handle))),
    ),
    ...(isPost ? first.tags.map(tag => element('category', { term: tag })) : []),
    element(
      'content',
      { type: 'xhtml', 'xml:lang': lang },
      markup(`<div xmlns="${xhtml}" lang="${escapeMarkup(lang)}">${content}</div>`),
    ),
  ]
}

/** Each author once, in order of appearance. */
function authorsOf(posts: readonly RenderedPost[]): readonly Pick<Post, 'author' | 'handle'>[] {
  return [...new Map(posts.map(post => [post.handle.toLowerCase() || post.author, post])).values()]
}

function person(name: string, uri: string | undefined): Xml {
  return element(
    'author',
    {},
    element('name', {}, name),
    ...(uri === undefined ? [] : [element('uri', {}, uri)]),
  )
}

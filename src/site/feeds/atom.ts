import type { Child } from 'xastscript'
import { x } from 'xastscript'
import type { Post, RenderedPost } from '../../model.ts'
import type { Site } from '../site.ts'
import { authorPath, feedStylesheetPath } from '../urls.ts'
import { escapeMarkup } from './escape-markup.ts'
import { type Feed, type FeedItem, momentOf } from './feed.ts'
import { languageOf } from './item-content.ts'
import { formatDocument, formatElement, written } from './xml.ts'

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
  const entries = new Map<string, string>()
  const entryOf = (item: FeedItem): string => {
    const known = entries.get(item.path)
    if (known !== undefined) return known
    const entry = formatElement(x('entry', {}, ...describeItem(item, site, contentOf(item))))
    entries.set(item.path, entry)
    return entry
  }
  return feed => {
    const address = site.address(`${feed.path}.xml`)
    const { curator, title, lang } = site.config
    const root = x(
      'feed',
      { xmlns: atom, 'xml:lang': lang },
      x('id', address),
      x('title', feed.title),
      x('subtitle', feed.description),
      x('updated', momentOf(newestDate(feed))),
      x('link', { rel: 'self', type: 'application/atom+xml', href: address }),
      x('link', { rel: 'alternate', type: 'text/html', href: site.address(feed.page) }),
      person(curator?.name ?? title, curator ? curator.url : site.address('/')),
      x('generator', 'Tidings'),
    )
    // Entries are put into the element as they are: they were written, and made legal, before.
    const [head, end] = splitEnd(formatElement(root))
    return formatDocument(`${head}${feed.items.map(entryOf).join('')}${end}`, [
      `<?xml-stylesheet type="text/css" href="${site.href(feedStylesheetPath)}"?>`,
    ])
  }
}

/** Cut an element that has children before its end tag. */
function splitEnd(element: string): readonly [string, string] {
  const end = element.lastIndexOf('</')
  return [element.slice(0, end), element.slice(end)]
}

function newestDate({ items }: Feed): string {
  return (
    items
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? noDay
  )
}

function describeItem(item: FeedItem, site: Site, content: string): Child[] {
  const address = site.address(item.path)
  const [first] = item.posts
  const isPost = item.kind === 'post'
  const lang = languageOf(item, site)
  return [
    x('id', address),
    x('title', { 'xml:lang': lang }, item.title),
    x('link', { rel: 'alternate', type: 'text/html', href: address }),
    ...(isPost && first.source ? [x('link', { rel: 'via', href: first.source })] : []),
    x('published', momentOf(item.date)),
    x('updated', momentOf(item.date)),
    ...authorsOf(item.posts).map(post =>
      person(site.authorName(post), post.handle === '' ? undefined : site.address(authorPath(post.handle))),
    ),
    ...(isPost ? first.tags.map(tag => x('category', { term: tag })) : []),
    x(
      'content',
      { type: 'xhtml', 'xml:lang': lang },
      written(`<div xmlns="${xhtml}" lang="${escapeMarkup(lang)}">${content}</div>`),
    ),
  ]
}

/** Each author once, in order of appearance. */
function authorsOf(posts: readonly RenderedPost[]): readonly Pick<Post, 'author' | 'handle'>[] {
  return [...new Map(posts.map(post => [post.handle.toLowerCase() || post.author, post])).values()]
}

function person(name: string, uri: string | undefined): Child {
  return x('author', {}, x('name', name), ...(uri === undefined ? [] : [x('uri', uri)]))
}

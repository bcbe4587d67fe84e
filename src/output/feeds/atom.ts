import { categoriesOf } from '../../archive/subjects.ts'
import { feedStylesheetPath } from '../../archive/urls.ts'
import { memoizeLatest } from '../../memoize.ts'
import type { Day, Post, RenderedPost } from '../../model.ts'
import type { Site } from '../../pages/site.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { element, formatDocument, markup, type Xml } from '../xml.ts'
import { type Feed, type FeedItem, momentOf } from './feed.ts'
import { languageOf } from './item-content.ts'

const atom = 'http://www.w3.org/2005/Atom'
const xhtml = 'http://www.w3.org/1999/xhtml'

/** The day of a feed without items: a feed must have one (RFC 4287, 4.1.1). */
const noDay = '1970-01-01'

/**
 * Make the function that formats a feed as Atom (RFC 4287), with full text from `contentOf`. Content is XHTML and not
 * escaped HTML, so that a browser can show the feed with a stylesheet alone. (XSLT could do more, but Chromium has removed
 * it.) An item is formatted once, however many feeds hold it.
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
    ...authorsOf(item.posts, site).map(post =>
      person(
        site.authorName(post),
        post.handle === '' ? undefined : site.address(site.authorPath(post.handle)),
      ),
    ),
    ...(isPost ? categoriesOf(first).map(term => element('category', { term })) : []),
    element(
      'content',
      { type: 'xhtml', 'xml:lang': lang },
      markup(`<div xmlns="${xhtml}" lang="${escapeMarkup(lang)}">${content}</div>`),
    ),
  ]
}

/** List the authors of posts, each once, in order of appearance. */
function authorsOf(posts: readonly RenderedPost[], site: Site): readonly Pick<Post, 'author' | 'handle'>[] {
  const byPage = posts.map(
    post => [post.handle === '' ? post.author : site.authorPath(post.handle), post] as const,
  )
  return [...new Map(byPage).values()]
}

function person(name: string, uri: string | undefined): Xml {
  return element(
    'author',
    {},
    element('name', {}, name),
    ...(uri === undefined ? [] : [element('uri', {}, uri)]),
  )
}

import { categoriesOf } from '../../archive/subjects.ts'
import type { Post } from '../../model.ts'
import type { Site } from '../../pages/site.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Feed, type FeedItem, momentOf } from './feed.ts'
import { languageOf } from './item-content.ts'

/**
 * Make the function that formats a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with full text from
 * `contentOf`.
 */
export function createJsonFeedWriter(
  site: Site,
  contentOf: (item: FeedItem) => string,
): (feed: Feed) => string {
  const { lang, curator } = site.config
  return feed => {
    const document = {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: site.address(feed.page),
      feed_url: site.address(`${feed.path}.json`),
      description: feed.description,
      language: lang,
      authors: curator && [curator],
      items: feed.items.map(item => describeItem(item, site, contentOf(item))),
    }
    return `${JSON.stringify(document, undefined, 2)}\n`
  }
}

function describeItem(item: FeedItem, site: Site, content: string) {
  const url = site.address(item.path)
  const [first] = item.posts
  const isPost = item.kind === 'post'
  const lang = languageOf(item, site)
  return {
    id: url,
    url,
    external_url: isPost ? first.source : undefined,
    title: item.title,
    content_html: `<div lang="${escapeMarkup(lang)}">${content}</div>`,
    date_published: momentOf(item.date),
    date_modified: item.updated > item.date ? momentOf(item.updated) : undefined,
    authors: isPost ? [describeAuthor(first, site)] : undefined,
    tags: isPost && categoriesOf(first).length > 0 ? categoriesOf(first) : undefined,
    language: lang,
  }
}

function describeAuthor(post: Post, site: Site) {
  const name = site.authorName(post)
  return post.handle === '' ? { name } : { name, url: site.address(site.authorPath(post.handle)) }
}

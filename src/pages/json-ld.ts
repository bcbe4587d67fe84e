import type { Author } from '../archive/authors.ts'
import { categoriesOf } from '../archive/subjects.ts'
import { datePath, homePath, searchPath } from '../archive/urls.ts'
import type { PartHead, Post, RenderedPost } from '../model.ts'
import type { Site } from './site.ts'
import { profileAddress } from './x-addresses.ts'

/** Structured data of a page, in the words of https://schema.org. */
export interface JsonLd {
  readonly '@type': string
  readonly [property: string]: unknown
}

/**
 * Format structured data for a `script` element. `<` is escaped: it could end the element or open a comment.
 * https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
 */
export function formatJsonLd(data: JsonLd): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data })
  return json.replaceAll('<', '\\u003c')
}

/** Describe the site for its home page, with the way to search it. */
export function describeWebSite(site: Site): JsonLd {
  const { title, description, lang, curator } = site.config
  return {
    '@type': 'WebSite',
    '@id': site.address(homePath),
    url: site.address(homePath),
    name: title,
    description,
    inLanguage: lang,
    ...(curator && { publisher: { '@type': 'Person', ...curator } }),
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${site.address(searchPath)}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  }
}

/** Describe a post: author, days, source, quoted posts. */
export function describePosting(post: RenderedPost, site: Site): JsonLd {
  const quotes = post.parts?.filter(({ kind }) => kind === 'quote') ?? []
  return {
    '@type': 'SocialMediaPosting',
    '@id': site.address(post.permalink),
    url: site.address(post.permalink),
    headline: post.title,
    author: person(post, site),
    datePublished: post.date,
    ...(post.updated !== undefined && { dateModified: post.updated }),
    inLanguage: post.lang,
    isPartOf: { '@type': 'CollectionPage', url: site.address(datePath(post.date)) },
    ...(post.source !== undefined && { isBasedOn: post.source }),
    ...(post.pictures && { image: post.pictures.map(({ path }) => site.address(path)) }),
    ...(quotes.length > 0 && {
      citation: quotes.map(quote => ({ '@type': 'SocialMediaPosting', author: person(quote, site) })),
    }),
    ...(categoriesOf(post).length > 0 && { keywords: categoriesOf(post) }),
  }
}

/** What structured data says of any page. */
export interface PageSummary {
  readonly path: string
  readonly name: string
  readonly description: string
}

/** Describe a list of posts: a digest, a month, a tag. */
export function describeCollection(page: PageSummary, posts: readonly Post[], site: Site): JsonLd {
  return {
    ...describePage(page, site),
    '@type': 'CollectionPage',
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: posts.length,
      itemListElement: posts.map((post, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url: site.address(post.permalink),
      })),
    },
  }
}

/** Describe an author's page. */
export function describeProfile(page: PageSummary, author: Author, site: Site): JsonLd {
  const { name, handle, otherHandles, otherNames } = author
  return {
    ...describePage(page, site),
    '@type': 'ProfilePage',
    mainEntity: {
      ...person({ author: name, handle }, site),
      ...(otherHandles.length > 0 && { sameAs: [handle, ...otherHandles].map(profileAddress) }),
      ...(otherNames.length > 0 && { alternateName: otherNames }),
    },
  }
}

/** Describe a page that has no type of its own. */
export function describePage({ path, name, description }: PageSummary, site: Site): JsonLd {
  return {
    '@type': 'WebPage',
    '@id': site.address(path),
    url: site.address(path),
    name,
    description,
    inLanguage: site.config.lang,
    isPartOf: { '@type': 'WebSite', '@id': site.address(homePath), name: site.config.title },
  }
}

function person(head: Pick<PartHead, 'author' | 'handle'>, site: Site): JsonLd {
  const name = site.authorName(head)
  if (head.handle === '') return { '@type': 'Person', name }
  return {
    '@type': 'Person',
    name,
    url: site.address(site.authorPath(head.handle)),
    identifier: `@${head.handle}`,
    sameAs: profileAddress(head.handle),
  }
}

import { isoWeekOf } from '../src/archive/iso-week.ts'
import { collectLinks } from '../src/archive/links.ts'
import {
  aboutPath,
  authorPath,
  authorsPath,
  datePath,
  feedsPath,
  homePath,
  linksPath,
  notFoundPath,
  offlinePath,
  savedPath,
  searchPath,
  tagPath,
  tagsPath,
  topicPath,
  weekPath,
} from '../src/archive/urls.ts'
import { groupBy } from '../src/group-by.ts'
import type { RenderedPost } from '../src/model.ts'

/**
 * Name one page of each type a site has, with its path: the fullest of those that there are many of. A type of which
 * the posts make no page, such as a tag's, is left out.
 */
export function choosePageOfEachType(posts: readonly RenderedPost[]): ReadonlyMap<string, string> {
  const day = fullest(posts.map(({ date }) => date))
  const author = fullest(posts.map(({ handle }) => handle))
  const topic = fullest(posts.flatMap(({ topics }) => topics))
  const tag = fullest(posts.flatMap(({ otherTags }) => otherTags))
  const [domain] = collectLinks(posts)
  // The shortest, so that the quoted post is in sight.
  const quoting = posts
    .filter(({ parts }) => parts?.some(({ kind }) => kind === 'quote'))
    .toSorted((a, b) => a.text.length - b.text.length)
  const pages: readonly (readonly [string, string | undefined])[] = [
    ['home', homePath],
    ['year', day && datePath(day.slice(0, 4))],
    ['month', day && datePath(day.slice(0, 7))],
    ['week', day && weekPath(isoWeekOf(day))],
    ['day', day && datePath(day)],
    ['post', posts.find(({ parts, tags }) => !parts && tags.length > 0)?.permalink],
    ['post-quote', quoting[0]?.permalink],
    ['post-thread', posts.find(({ parts }) => parts?.some(({ kind }) => kind === 'thread'))?.permalink],
    ['authors', authorsPath],
    ['author', author && authorPath(author)],
    ['tags', tagsPath],
    ['topic', topic && topicPath(topic)],
    ['tag', tag && tagPath(tag)],
    ['links', linksPath],
    ['domain', domain?.path],
    ['about', aboutPath],
    ['feeds', feedsPath],
    ['search', searchPath],
    ['saved', savedPath],
    ['not-found', notFoundPath],
    ['offline', offlinePath],
  ]
  return new Map(pages.flatMap(([name, path]) => (path === undefined ? [] : [[name, path]])))
}

/** The name that is there most often, of equals the first. */
function fullest(names: readonly string[]): string | undefined {
  const groups = [...groupBy(names, name => name)].map(([name, all]) => ({ name, count: all.length }))
  return groups.toSorted((a, b) => b.count - a.count)[0]?.name
}

import type { Author } from './authors.ts'
import type { Subject } from './subjects.ts'

/** An archive of more posts than these has hundreds of authors and hashtags of a post or two: see `hasFeed`. */
const largeArchive = 5000
const fewestPosts = 3

/**
 * Tell whether an author or a subject has a feed, in an archive of so many posts. In a large one those of few posts have
 * none: hosts limit a site to 20,000 files.
 */
export function hasFeed(list: Author | Subject, archivePosts: number): boolean {
  const posts = list.posts.length + ('quotedIn' in list ? list.quotedIn.length : 0)
  return archivePosts <= largeArchive || posts >= fewestPosts
}

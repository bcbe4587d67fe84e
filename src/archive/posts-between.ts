import type { Day } from '../model.ts'

/** Pick the posts of the days from one until before another, of posts in reading order: by two binary searches. */
export function postsBetween<Post extends { readonly date: Day }>(
  posts: readonly Post[],
  from: Day,
  to: Day,
): readonly Post[] {
  return posts.slice(firstSince(posts, from), firstSince(posts, to))
}

/** The index of the first post of a day or a later one; their number where there is none. */
function firstSince(posts: readonly { readonly date: Day }[], day: Day): number {
  let [low, high] = [0, posts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((posts[middle]?.date ?? day) < day) low = middle + 1
    else high = middle
  }
  return low
}

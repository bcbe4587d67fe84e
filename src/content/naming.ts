import type { Day } from '../model.ts'

/** Where a post lives: its file below the content folder, with `/` on every system, and its path on the site. */
export interface PostPlace {
  readonly path: string
  readonly permalink: string
}

/**
 * Name the place of a post: `posts/2024/04/2024-04-09-046.md` and `/2024/04/09/46/`. Where two posts share day and
 * number (two dumps, or a number used twice), the second gets `-2`, and so on.
 */
export function placePost(date: Day, number: number, isTaken: (place: PostPlace) => boolean): PostPlace {
  const [year, month, day] = date.split('-')
  for (let copy = 1; ; copy++) {
    const suffix = copy === 1 ? '' : `-${copy}`
    const place = {
      path: `posts/${year}/${month}/${date}-${String(number).padStart(3, '0')}${suffix}.md`,
      permalink: `/${year}/${month}/${day}/${number}${suffix}/`,
    }
    if (!isTaken(place)) return place
  }
}

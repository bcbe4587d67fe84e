import type { Post } from '../model.ts'

type Place = Pick<Post, 'date' | 'number'>

/**
 * Name the file of a post below the content folder, with `/` on every system: `posts/2024/04/2024-04-09-046.md`. Where two
 * posts share day and number (two dumps, or a number used twice), the second gets `-2`, and so on.
 */
export function nameFile({ date, number }: Place, isTaken: (path: string) => boolean): string {
  const [year, month] = date.split('-')
  const name = `posts/${year}/${month}/${date}-${String(number).padStart(3, '0')}`
  return firstFree(suffix => `${name}${suffix}.md`, isTaken)
}

/** Name the path of a post on the site: `/2024/04/09/46/`, the second of its name `/2024/04/09/46-2/`. */
export function namePermalink({ date, number }: Place, isTaken: (permalink: string) => boolean): string {
  return firstFree(suffix => `/${date.replaceAll('-', '/')}/${number}${suffix}/`, isTaken)
}

function firstFree(name: (suffix: string) => string, isTaken: (name: string) => boolean): string {
  for (let copy = 1; ; copy++) {
    const candidate = name(copy === 1 ? '' : `-${copy}`)
    if (!isTaken(candidate)) return candidate
  }
}

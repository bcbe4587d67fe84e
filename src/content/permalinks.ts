import type { Post } from '../model.ts'

/** Longest name of one folder, and of a whole path, in bytes: what common file systems allow, with room for what is above. */
const longestName = 255
const longestPath = 800

/** Names that Windows keeps for devices, whatever the folder. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** First folders of paths that belong to pages or files of the site, at any depth. */
const foldersOfSite: ReadonlySet<string> = new Set([
  ...['about', 'assets', 'authors', 'feeds', 'latest', 'links', 'pagefind', 'saved', 'search', 'tags'],
])

/** Paths of years, months, days and weeks, and the further pages of any list. */
const pageOfSite = /^\/\d{4}\/(?:w\d\d\/|\d\d\/(?:\d\d\/)?)?$|\/page-\d+\/$/

/** Tell what a site path must be like that a post is to have, as "expected …"; undefined for one it can have. */
export function findAddressProblem(path: string): string | undefined {
  if (!/^\/(?:[A-Za-z0-9_-]+\/)+$/.test(path)) return 'expected a path such as `/2024/04/09/46/`'
  const names = path.slice(1, -1).split('/')
  const device = names.find(name => deviceName.test(name))
  if (device !== undefined) return `expected a path without \`${device}\`, which is a device on Windows`
  if (names.some(name => name.length > longestName) || path.length > longestPath)
    return `expected names of up to ${longestName} characters, and ${longestPath} altogether`
  return undefined
}

/** Whether a site path belongs to a page or a folder of the site that is no post's, whether or not it is there now. */
export function isPageOfSite(path: string): boolean {
  const lower = path.toLowerCase()
  return pageOfSite.test(lower) || foldersOfSite.has(lower.split('/')[1] ?? '')
}

type DayAndNumber = Pick<Post, 'date' | 'number'>

/**
 * Make a function that names files of posts below the content folder, with `/` on every system:
 * `posts/2024/04/2024-04-09-046.md`. Where two posts share day and number (two dumps, or a number used twice), the second
 * gets `-2`, and so on. `isTaken` tells names that others have.
 */
export function createFileNames(isTaken: (path: string) => boolean): (post: DayAndNumber) => string {
  return nameOnce(({ date, number }, suffix) => {
    const [year, month] = date.split('-')
    return `posts/${year}/${month}/${date}-${String(number).padStart(3, '0')}${suffix}.md`
  }, isTaken)
}

/** Make a function that names the path of a post on the site: `/2024/04/09/46/`, the second of its name `/2024/04/09/46-2/`. */
export function createPermalinks(isTaken: (permalink: string) => boolean): (post: DayAndNumber) => string {
  return nameOnce(({ date, number }, suffix) => `/${date.replaceAll('-', '/')}/${number}${suffix}/`, isTaken)
}

/** Give each name once. Linear, also where all posts have one day and number: a name that was given is not tried again. */
function nameOnce(
  format: (post: DayAndNumber, suffix: string) => string,
  isTaken: (name: string) => boolean,
): (post: DayAndNumber) => string {
  const copies = new Map<string, number>()
  return post => {
    const first = format(post, '')
    for (let copy = (copies.get(first) ?? 0) + 1; ; copy++) {
      copies.set(first, copy)
      const name = copy === 1 ? first : format(post, `-${copy}`)
      if (!isTaken(name)) return name
    }
  }
}

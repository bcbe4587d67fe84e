import { createHash } from 'node:crypto'
import { identityOf } from '../identity.ts'
import type { Day } from '../model.ts'
import type { IsoWeek } from './iso-week.ts'

/*
 * Every path of the site is made here. A site path begins with a slash, that of a page also ends with one. It is not
 * percent-encoded: Han characters are written as they are. `hrefOf` makes a link of it, with the base and percent-encoded.
 */

export const homePath = '/'
/** Leads on to the newest day: a link to it stays the same when a day comes. */
export const latestPath = '/latest/'
/** Id of home's list of all dates. */
export const archiveId = 'archive'
export const searchPath = '/search/'
export const searchSettingsPath = '/pagefind/settings.json'
export const authorsPath = '/authors/'
export const tagsPath = '/tags/'
export const linksPath = '/links/'
export const aboutPath = '/about/'
export const feedsPath = '/feeds/'
/** For scripts: every day that has posts, and the link of every post. */
export const daysListPath = '/days.json'
export const postsListPath = '/posts.json'
export const savedPath = '/saved/'
export const notFoundPath = '/404.html'
export const offlinePath = '/offline.html'
export const stylesheetPath = '/assets/main.css'
export const scriptPath = '/assets/main.js'
/** Runs before the page is painted. */
export const startScriptPath = '/assets/start.js'
export const searchScriptPath = '/assets/search.js'
export const feedStylesheetPath = '/assets/feed.css'
/** Folder of the theme's files. */
export const themeAssetsPath = '/assets/theme/'
export const iconPath = '/assets/icon.svg'
export const manifestPath = '/manifest.webmanifest'
/** At the root: a service worker is in charge of what is below its own file. */
export const serviceWorkerPath = '/service-worker.js'
export const offlineScriptPath = '/assets/offline.js'

/** Feeds are named without extension: each is there as `.xml` and as `.json`. */
export const siteFeedPath = '/feed'
export const daysFeedPath = '/days/feed'
export const weeksFeedPath = '/weeks/feed'

/** Path of a feed of mail editions, from that of the feed of the same digests. */
export function mailFeedPath(feed: string): string {
  return `/mail${feed}`
}

/** Path of a digest as mail, without extension. */
export function mailPath(digest: string): string {
  return `${digest}mail`
}

/** The file of a site path, below the site's folder: a page's is the `index.html` of its own folder. */
export function pageFile(path: string): string {
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1)
}

/** Path of the feed that belongs to an author's or a tag's page, without extension. */
export function feedPathOf(page: string): string {
  return `${page}feed`
}

/** Path of a page's image for link previews. */
export function cardPath(page: string): string {
  return `${page}card.png`
}

/** Path of a year (`2024`), a month (`2024-04`) or a day (`2024-04-09`). */
export function datePath(date: Day): string {
  return `/${date.replaceAll('-', '/')}/`
}

/** Path of a week: `/2024/w15/`, under the year that counts it. */
export function weekPath({ year, number }: Pick<IsoWeek, 'year' | 'number'>): string {
  return `/${String(year).padStart(4, '0')}/w${String(number).padStart(2, '0')}/`
}

export function authorPath(handle: string): string {
  return `${authorsPath}${slugOf(handle)}/`
}

export function tagPath(tag: string): string {
  return `${tagsPath}${slugOf(tag)}/`
}

/**
 * Path of a topic, below that of the tags. A name of several words has hyphens between them, which no tag's slug has:
 * `GPT-4`, `llm.c` and `Hugging Face` are `gpt-4`, `llm-c` and `hugging-face`. Any other is slugged as a tag is.
 */
export function topicPath(name: string): string {
  const words = identityOf(name).replace(/[ .·/&'’-]+/g, '-')
  const isPlain = /^[\p{L}\p{N}\p{M}_]+(?:-[\p{L}\p{N}\p{M}_]+)+$/u.test(words) && byteLength(words) <= 100
  return isPlain && !/^page-\d+$/.test(words) ? `${tagsPath}${words}/` : tagPath(name)
}

/**
 * Path of the links to a domain, which is its own folder name: a dot in it sets it apart from every slug. One that could
 * be a file of the folder (`index.html`), or has no such form (`localhost`, an address of IPv6), gets a slug.
 */
export function domainPath(domain: string): string {
  const isFolderName =
    /^(?!(?:index|feed)\.)[\p{L}\p{N}\p{M}-]+(?:\.[\p{L}\p{N}\p{M}-]+)+$/u.test(domain) &&
    byteLength(domain) <= 100 &&
    !isDeviceName(domain.replace(/\..*/, ''))
  return `${linksPath}${isFolderName ? domain : slugOf(domain)}/`
}

/**
 * Path of the nth page, from 1, of a list that starts at `path`. `page-2` and not `2`: a digit alone is a post's
 * number under a day, and a possible handle under `/authors/`; a hyphen is in no number, handle or slug.
 */
export function listPagePath(path: string, number: number): string {
  return number === 1 ? path : `${path}page-${number}/`
}

/** Link to a site path from any page: under the base (which ends with a slash), percent-encoded. */
export function hrefOf(base: string, path: string): string {
  const relative = path.slice(1)
  const needsEncoding = /[^\w/.~-]/.test(relative)
  return base + (needsEncoding ? relative.split('/').map(encodeURIComponent).join('/') : relative)
}

/**
 * One folder name for a handle or a tag: never empty, never two names in one folder, at most 100 bytes, and safe on
 * every file system. A name that is letters, digits, marks and `_` is its own slug; any other gets what is left of it,
 * and `~` with a hash of it. As `~` is in no name of the first kind, the two kinds never meet, and a slug depends on
 * its own name alone: it stays when the archive grows.
 */
export function slugOf(name: string): string {
  const identity = identityOf(name)
  if (/^[\p{L}\p{N}\p{M}_]+$/u.test(identity) && byteLength(identity) <= 100 && !isDeviceName(identity)) {
    return identity
  }
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 16)
  const words = identity.replace(/[^\p{L}\p{N}\p{M}_]+/gu, '-').replace(/^-|-$/g, '')
  return `${cutToBytes(words, 60)}~${hash}`
}

/** Names that Windows keeps for devices, whatever the folder. */
function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(name)
}

function byteLength(text: string): number {
  return Buffer.byteLength(text)
}

function cutToBytes(text: string, limit: number): string {
  let cut = ''
  for (const character of text) {
    if (byteLength(cut) + byteLength(character) > limit) return cut
    cut += character
  }
  return cut
}

import type { Archive } from '../archive/archive.ts'
import { monthOf } from '../archive/months.ts'
import { datePath, homePath, pageFile } from '../archive/urls.ts'
import { groupBy } from '../group-by.ts'
import type { OutputFile } from '../output/output-file.ts'
import type { SitePages, SomePages } from '../pages/plan-pages.ts'
import { type Fingerprint, shortHash } from './cache/fingerprint.ts'
import type { KeptByKey } from './cache/kept-by-key.ts'

/** What each file of a site was made from: site path of a page or a file → fingerprint of all that went into it. */
export type FileKeys = ReadonlyMap<string, string>

/** The files of one kind that a folder holds from an earlier build by the same program and configuration. */
export interface EarlierFiles {
  readonly keys: FileKeys
  /** Remove files, named by their paths below the folder, that are to be written anew or no longer belong to the site. */
  readonly take: (files: Iterable<string>) => void
}

/**
 * Take away what an earlier build left and this one does not have, or has otherwise. Returns which of this build's files
 * are to be written: all, where there was no earlier one.
 */
export function takeStale(keys: FileKeys, earlier: EarlierFiles | undefined): (path: string) => boolean {
  if (!earlier) return () => true
  const stale = new Set<string>()
  for (const [path, key] of keys) if (earlier.keys.get(path) !== key) stale.add(path)
  const obsolete = [...earlier.keys.keys()].filter(path => !keys.has(path))
  earlier.take([...obsolete, ...stale].map(pageFile))
  return path => stale.has(path)
}

type PageKind = keyof SitePages
export type AnyPage = SitePages[PageKind][number]

/** Keys of the pages of a month's posts, in their order, by the month and by all that these pages show. */
export type KeptPostKeys = KeptByKey<readonly string[]>

/**
 * Take the fingerprint of what each page shows. Templates are functions of a page, the configuration and the image that
 * stands for the page elsewhere, so that two pages with one key are one. A page refers to the posts, lists and pages it
 * leads to, and so depends on all they hold: sometimes more than it shows, never less. Of a month whose posts' pages show
 * what they showed, `kept` keys are taken: they are most of a site's pages.
 */
export function keyPages(
  pages: SitePages,
  cards: ReadonlySet<string>,
  fingerprint: Fingerprint,
  kept?: KeptPostKeys,
): Map<string, string> {
  const home = cards.has(homePath)
  const imagesOf = (page: AnyPage) => cardPaths(page).filter(path => cards.has(path))
  const keyOf = (page: AnyPage) => shortHash(fingerprint([shownOn(page), home, imagesOf(page)]))
  const keys = new Map(allPages({ ...pages, posts: [] }).map(page => [page.path, keyOf(page)]))
  for (const [month, posts] of groupBy(pages.posts, ({ post }) => monthOf(post))) {
    const shown = posts.map(page => [page.post, page.previous, page.next, page.related, imagesOf(page)])
    const all = shortHash(fingerprint([shown, home]))
    const known = kept?.get(month, all)
    const own = known ?? posts.map(keyOf)
    if (!known) kept?.set(month, all, own)
    for (const [index, { path }] of posts.entries()) keys.set(path, own[index] ?? '')
  }
  return keys
}

/** What a page shows. The items of a list's page follow from the list's subject and the page's number. */
function shownOn(page: AnyPage): unknown {
  if (!('items' in page)) return page
  const { path, subject, number, of, previous, next } = page
  return [path, subject, number, of, previous, next]
}

/** Tell of an archive and its periods what all else that they hold follows from: each post is in many of them. */
export function knowArchive(archive: Archive, fingerprint: Fingerprint): void {
  const { posts, weeks, months, years } = archive
  fingerprint.know(archive, fingerprint([posts]))
  for (const week of weeks) fingerprint.know(week, fingerprint([week.path, week.days]))
  for (const month of months) fingerprint.know(month, fingerprint([month.path, month.days]))
  for (const year of years) fingerprint.know(year, fingerprint([year.path, year.months]))
}

export function allPages(pages: SomePages): readonly AnyPage[] {
  return Object.values<readonly AnyPage[]>({ ...pages }).flat()
}

/** Leave only those pages of each kind that are to be written. */
export function pickPages(pages: SomePages, isWanted: (path: string) => boolean): SomePages {
  const kinds = Object.entries<readonly AnyPage[]>({ ...pages })
  const picked = kinds.map(([kind, list]) => [kind, list.filter(page => isWanted(page.path))])
  return Object.fromEntries(picked) as unknown as SomePages
}

/** Cut pages, kind after kind, into runs of at most so many; no pages are one empty run. */
export function splitPages(pages: SomePages, most: number): readonly SomePages[] {
  const paths = allPages(pages).map(({ path }) => path)
  return Array.from({ length: Math.max(1, Math.ceil(paths.length / most)) }, (_, run) => {
    const own = new Set(paths.slice(run * most, (run + 1) * most))
    return pickPages(pages, path => own.has(path))
  })
}

export function keyOutputs(files: readonly OutputFile[], fingerprint: Fingerprint): Map<string, string> {
  return new Map(files.map(file => [file.path, fingerprint(file.from)]))
}

/** A post shows the image of its day, a page of a list that of the list. */
function cardPaths(page: AnyPage): readonly string[] {
  const { path } = page
  if ('post' in page) return [datePath(page.post.date)]
  if ('subject' in page && 'path' in page.subject) return [path, page.subject.path]
  return [path]
}

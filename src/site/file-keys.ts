import type { Fingerprint } from '../cache/fingerprint.ts'
import type { SitePages, SomePages } from './pages.ts'
import type { OutputFile } from './sharing/output-file.ts'
import { datePath, homePath, pageFile } from './urls.ts'

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
  const isStale = (path: string) => earlier.keys.get(path) !== keys.get(path)
  const obsolete = [...earlier.keys.keys()].filter(path => !keys.has(path))
  earlier.take([...obsolete, ...[...keys.keys()].filter(isStale)].map(pageFile))
  return isStale
}

type PageKind = keyof SitePages
export type AnyPage = SitePages[PageKind][number]

/**
 * Take the fingerprint of what each page shows. Templates are functions of a page, the configuration and the image that
 * stands for the page elsewhere, so that two pages with one key are one. A page refers to the posts, lists and pages it
 * leads to, and so depends on all they hold: sometimes more than it shows, never less.
 */
export function keyPages(
  pages: SitePages,
  cards: ReadonlySet<string>,
  fingerprint: Fingerprint,
): Map<string, string> {
  const home = cards.has(homePath)
  return new Map(
    allPages(pages).map(page => [
      page.path,
      fingerprint([page, home, cardPaths(page).filter(path => cards.has(path))]),
    ]),
  )
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

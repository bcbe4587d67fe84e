import type { VNode } from 'preact'
import type { ListLink, ListPage } from '../../src/pages/paginate.ts'
import type { Site } from '../../src/pages/site.ts'

export interface PagerLink {
  readonly path: string
  readonly label: string
}

export interface PagerProps {
  readonly site: Site
  readonly previous?: PagerLink | undefined
  readonly next?: PagerLink | undefined
}

/** The foot of a page: links to the pages before and after. */
export function Pager({ site, previous, next }: PagerProps): VNode | null {
  if (!previous && !next) return null
  return (
    <nav class="pager" aria-label={site.text.pager}>
      <PagerLinks site={site} previous={previous} next={next} />
    </nav>
  )
}

/** Links to the pages before and after, each named for where it leads. */
export function PagerLinks({ site, previous, next }: PagerProps): VNode {
  return (
    <>
      {previous && (
        <a rel="prev" href={site.href(previous.path)}>
          <bdi>{previous.label}</bdi>
        </a>
      )}
      {next && (
        <a rel="next" href={site.href(next.path)}>
          <bdi>{next.label}</bdi>
        </a>
      )}
    </>
  )
}

/** Make a list page's links to its neighbours, named by subject, and by page number where it is not the first. */
export function pagerLinks<Subject>(
  site: Site,
  page: ListPage<Subject, unknown>,
  nameOf: (subject: Subject) => string,
): { readonly previous: PagerLink | undefined; readonly next: PagerLink | undefined } {
  const link = (place: ListLink<Subject> | undefined) =>
    place && { path: place.path, label: numberedTitle(site, nameOf(place.subject), place.number) }
  return { previous: link(page.previous), next: link(page.next) }
}

/** Add the page number to a list's title or description, so that each of its pages has its own. */
export function numberedTitle(site: Site, title: string, number: number): string {
  return number === 1 ? title : `${title} ${site.text.pageNumber(number)}`
}

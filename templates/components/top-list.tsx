import type { VNode } from 'preact'
import type { Site } from '../../src/pages/site.ts'

interface Place {
  readonly path: string
  readonly name: string
}

export interface TopListProps {
  readonly site: Site
  readonly title: string
  readonly rows: readonly (Place & { readonly count: number })[]
  /** The whole index, of which these are the first. */
  readonly all?: Place
}

/** The first of an index with their counts, and a link to the whole of it. */
export function TopList({ site, title, rows, all }: TopListProps): VNode | null {
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="top">
        {rows.map(({ path, name, count }) => (
          <li key={path}>
            <a href={site.href(path)}>
              <bdi>{name}</bdi>
            </a>{' '}
            <span class="aside">{site.number(count)}</span>
          </li>
        ))}
        {all && (
          <li>
            <a href={site.href(all.path)}>{all.name}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

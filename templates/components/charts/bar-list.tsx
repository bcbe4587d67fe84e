import type { VNode } from 'preact'
import type { Site } from '../../../src/pages/site.ts'

export interface BarRow {
  readonly key: string
  readonly label: string
  /** Site path of the row's own page. */
  readonly path?: string
  readonly count: number
  /** The count in words. */
  readonly note: string
}

/** Rows with a name, a count, and a bar as long as the count; a list to who does not see the bars. */
export function BarList({ site, rows }: { site: Site; rows: readonly BarRow[] }): VNode {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <ol class="bar-list">
      {rows.map(({ key, label, path, count, note }) => (
        <li key={key}>
          <span class="bar-label">
            {path === undefined ? (
              <bdi>{label}</bdi>
            ) : (
              <a href={site.href(path)}>
                <bdi>{label}</bdi>
              </a>
            )}
          </span>{' '}
          <span class="aside">{note}</span>
          <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none">
            <path d={`M0 0h${Math.round((count / most) * 1000) / 10}v1H0z`} />
          </svg>
        </li>
      ))}
    </ol>
  )
}

import type { VNode } from 'preact'
import type { ArchiveDay } from '../../src/archive/calendar.ts'
import type { Site } from '../../src/pages/site.ts'
import { PostLines } from './post-list.tsx'

export interface DayLinesProps {
  readonly site: Site
  readonly day: ArchiveDay
  /** Show at most so many posts, and a link to the day's digest for the rest. */
  readonly limit?: number
}

/** A day under its own heading, which leads to the digest, and its posts one a line. */
export function DayLines({ site, day, limit = day.posts.length }: DayLinesProps): VNode {
  return (
    <section class="day">
      <h2>
        <a href={site.href(day.path)}>
          <time dateTime={day.date}>{site.date(day.date, 'weekday')}</time>
        </a>
      </h2>
      <PostLines
        site={site}
        posts={day.posts.slice(0, limit)}
        aside={post => <bdi>{site.authorName(post)}</bdi>}
      />
      {day.posts.length > limit && (
        <p>
          <a href={site.href(day.path)}>{site.text.wholeDay(day.posts.length)}</a>
        </p>
      )}
    </section>
  )
}

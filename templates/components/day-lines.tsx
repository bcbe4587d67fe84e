import type { VNode } from 'preact'
import type { ArchiveDay } from '../../src/archive/calendar.ts'
import type { Led } from '../../src/pages/plan-pages.ts'
import type { Site } from '../../src/pages/site.ts'
import { LeadLine } from './digest-lead.tsx'
import { PostLines } from './post-list.tsx'

export interface DayLinesProps {
  readonly site: Site
  readonly day: ArchiveDay & Led
  /** Show at most so many posts, and a link to the day's digest for the rest. */
  readonly limit?: number
}

/** A day under its own heading, which leads to the digest, and its posts one a line. */
export function DayLines({ site, day, limit = day.posts.length }: DayLinesProps): VNode {
  // What the curator recommends is not in the rest.
  const shown =
    limit < day.posts.length ? [...new Set([...(day.lead?.picks ?? []), ...day.posts])] : day.posts
  return (
    <section class="day">
      <h2>
        <a href={site.href(day.path)}>
          <time dateTime={day.date}>{site.date(day.date, 'weekday')}</time>
        </a>
      </h2>
      <LeadLine lead={day.lead} />
      <PostLines
        site={site}
        posts={shown.slice(0, limit)}
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

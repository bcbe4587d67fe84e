import type { VNode } from 'preact'
import type { ArchiveDay } from '../../src/archive/calendar.ts'
import { postId } from '../../src/markdown/post-id.ts'
import type { Site } from '../../src/pages/site.ts'

export interface ContentsProps {
  readonly site: Site
  readonly days: readonly ArchiveDay[]
  /** Name the days, where there is more than one to expect. */
  readonly hasDays: boolean
}

export const contentsId = 'contents'

/** The contents of a digest: who said what, one line each, leading to the posts below. */
export function Contents({ site, days, hasDays }: ContentsProps): VNode {
  return (
    <nav class="contents" id={contentsId} tabIndex={-1} aria-label={site.text.contents}>
      {days.map(day => (
        <section key={day.date}>
          {hasDays && <p class="contents-day">{site.date(day.date, 'weekday')}</p>}
          <ol>
            {day.posts.map(post => (
              <li key={post.permalink}>
                <a href={`#${postId(post.permalink)}`}>
                  <bdi class="who">{site.authorName(post)}</bdi>{' '}
                  <bdi class="what" lang={post.lang}>
                    {post.title}
                  </bdi>
                </a>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </nav>
  )
}

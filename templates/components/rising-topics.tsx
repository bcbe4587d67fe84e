import type { VNode } from 'preact'
import type { RisingTopic } from '../../src/pages/plan-trends.ts'
import type { Site } from '../../src/pages/site.ts'
import { Sparkline } from './charts/sparkline.tsx'

/** Topics that rose against the weeks before, each with its posts by week. */
export function RisingTopics({ site, topics }: { site: Site; topics: readonly RisingTopic[] }): VNode | null {
  const { text, href, number } = site
  if (topics.length === 0) return null
  return (
    <section class="rising">
      <h2>{text.rising}</h2>
      <ul class="top">
        {topics.map(({ label, path, now, weeks }) => (
          <li key={path}>
            <a href={href(path)}>
              <bdi>{label}</bdi>
            </a>{' '}
            <span class="aside">{number(now)}</span>{' '}
            <Sparkline counts={weeks} label={text.weeklyPosts(weeks.map(number).join(' · '))} />
          </li>
        ))}
      </ul>
    </section>
  )
}

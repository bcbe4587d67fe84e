import type { VNode } from 'preact'
import type { Heatmap, HeatmapCell } from '../../../src/archive/heatmap.ts'
import type { Site } from '../../../src/pages/site.ts'

/** Pixels from one square to the next, the side of a square, and the room above them for the months' names. */
const step = 16
const side = 13
const top = 20
/** Room on the right for the names of days, and of a month that has just begun. */
const right = 30

export interface HeatmapChartProps {
  readonly site: Site
  readonly heatmap: Heatmap
  /** Id of what follows, where a reader goes who does not want to tab through the days. */
  readonly skipTo: string
}

/**
 * The days of a year as a calendar of weeks, each day with posts a link to its digest that says how many. A list of links
 * for who does not see it; on a narrow screen it scrolls, and begins at its newest end.
 */
export function HeatmapChart({ site, heatmap: { cells, weeks }, skipTo }: HeatmapChartProps): VNode | null {
  const { text } = site
  const [first, last] = [cells[0], cells.at(-1)]
  if (!first || !last) return null
  const days = cells.flatMap(({ day }) => day ?? [])
  const posts = days.reduce((sum, day) => sum + day.posts.length, 0)
  const label = text.calendarDescription(site.date(first.date), site.date(last.date), posts, days.length)
  return (
    <figure class="heatmap">
      <a class="skip" href={`#${skipTo}`}>
        {text.skipCalendar}
      </a>
      <div class="heatmap-scroll">
        <svg
          width={weeks * step + right}
          height={top + 7 * step}
          viewBox={`0 0 ${weeks * step + right} ${top + 7 * step}`}
        >
          <title>{label}</title>
          <MonthNames site={site} cells={cells} />
          <DayNames site={site} x={weeks * step + 2} />
          <path
            class="level-0"
            d={cells
              .filter(cell => !cell.day)
              .map(outline)
              .join('')}
          />
          {cells.map(cell => cell.day && <DayLink key={cell.date} site={site} cell={cell} />)}
        </svg>
      </div>
      <figcaption>
        <span>{text.activity(posts, site.date(first.date), site.date(last.date))}</span>
        <Legend site={site} />
      </figcaption>
    </figure>
  )
}

function DayLink({ site, cell }: { site: Site; cell: HeatmapCell }): VNode | null {
  if (!cell.day) return null
  return (
    <a href={site.href(cell.day.path)}>
      <title>{`${site.date(cell.date)}: ${site.text.postCount(cell.day.posts.length)}`}</title>
      <path class={`level-${cell.level}`} d={outline(cell)} />
    </a>
  )
}

function outline({ week, weekday }: HeatmapCell): string {
  return `M${week * step} ${top + weekday * step}h${side}v${side}h-${side}z`
}

/** A month's name stands over the week that holds its first day. */
function MonthNames({ site, cells }: { site: Site; cells: readonly HeatmapCell[] }): VNode {
  return (
    <g class="months">
      {cells
        .filter(({ date }) => date.endsWith('-01'))
        .map(({ date, week }) => (
          <text key={date} x={week * step} y={top - 7}>
            {site.shortMonth(date)}
          </text>
        ))}
    </g>
  )
}

/** Every other day, at the newest end: it is in sight where the calendar begins scrolled. */
function DayNames({ site, x }: { site: Site; x: number }): VNode {
  return (
    <g>
      {site.weekdays.map(
        ({ short }, weekday) =>
          weekday % 2 === 0 && (
            <text key={short} x={x} y={top + weekday * step + side - 3}>
              {short}
            </text>
          ),
      )}
    </g>
  )
}

function Legend({ site }: { site: Site }): VNode {
  return (
    <span class="legend">
      {site.text.fewer}{' '}
      <svg width={5 * step - 3} height={side} aria-hidden="true">
        {[0, 1, 2, 3, 4].map(level => (
          <path key={level} class={`level-${level}`} d={`M${level * step} 0h${side}v${side}h-${side}z`} />
        ))}
      </svg>{' '}
      {site.text.more}
    </span>
  )
}

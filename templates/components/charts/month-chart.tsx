import type { VNode } from 'preact'
import type { MonthCount } from '../../../src/archive/months.ts'
import type { Site } from '../../../src/pages/site.ts'

const width = 640
const height = 120
const labelHeight = 28
const widestBar = 48
/** With more months, their names would not fit below their bars. */
const mostNames = 12

export interface MonthChartProps {
  readonly site: Site
  readonly months: readonly MonthCount[]
}

/** Posts a month as bars, said in a sentence to who does not see them, and in full as a table on demand. */
export function MonthChart({ site, months }: MonthChartProps): VNode | null {
  const { text } = site
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return null
  const busiest = months.reduce((most, month) => (month.count > most.count ? month : most), first)
  const step = Math.min(width / months.length, widestBar * 1.25)
  const label = text.monthChart(
    site.date(first.month),
    site.date(last.month),
    site.date(busiest.month),
    busiest.count,
  )
  return (
    <figure class="month-chart">
      <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height + labelHeight}`}>
        <path
          class="bars"
          d={months.map(({ count }, index) => bar(index * step, step, count / busiest.count)).join('')}
        />
        <path class="axis" d={`M0 ${height}.5h${round(step * months.length)}`} />
        {months.length <= mostNames &&
          months.map(({ month }, index) => (
            <text key={month} x={round((index + 0.5) * step)} y={height + 6} text-anchor="middle">
              {site.shortMonth(month)}
            </text>
          ))}
      </svg>
      <figcaption>
        {site.dateRange(first.month, last.month)}
        <details>
          <summary>{text.asTable}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.month}</th>
                <th scope="col">{text.postsNoun}</th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, count }) => (
                <tr key={month}>
                  <th scope="row">{site.date(month)}</th>
                  <td>{site.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  )
}

function bar(x: number, step: number, share: number): string {
  const size = share === 0 ? 0 : Math.max(1, Math.round(share * height))
  const gap = step > 4 ? step * 0.2 : 0
  return `M${round(x + gap / 2)} ${height}v-${size}h${round(step - gap)}v${size}z`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

import type { VNode } from 'preact'

const width = 96
const height = 18

export interface SparklineProps {
  readonly counts: readonly number[]
  /** What it shows, in words. */
  readonly label: string
}

/** Counts as a row of bars the height of a line of text. */
export function Sparkline({ counts, label }: SparklineProps): VNode {
  const most = Math.max(1, ...counts)
  const step = width / counts.length
  const bars = counts.flatMap((count, index) =>
    count === 0
      ? []
      : `M${Math.round((index + 0.5) * step * 10) / 10} ${height}v-${Math.max(2, Math.round((count / most) * height))}`,
  )
  return (
    <svg
      class="sparkline"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <path d={bars.join('')} />
    </svg>
  )
}

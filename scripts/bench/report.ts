import { median, type SubjectResult } from './compare.ts'
import type { Figure, RowResult } from './result.ts'

/** Write what a row found as a section of Markdown, which is readable in a terminal too. Ends with a line feed. */
export function formatRow(
  name: string,
  { title, figures, subjects }: RowResult,
  environment: string,
): string {
  return [
    `## ${name}`,
    `${title[0]?.toUpperCase()}${title.slice(1)}.`,
    formatTable(
      ['figure', 'measured', 'required', ''],
      figures.map(figure => [figure.name, formatValue(figure.value, figure.unit), ...formatVerdict(figure)]),
    ),
    formatTable(['', 'median', 'spread', 'runs', 'largest process'], subjects.map(formatSubject)),
    `${environment}.\n`,
  ].join('\n\n')
}

function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function formatValue(value: number, unit: Figure['unit']): string {
  const digits = value >= 1000 || unit === 'MB' ? 0 : unit === 'MB/s' ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`.trim()
}

function formatVerdict({ value, unit, required }: Figure): readonly [string, string] {
  if (required === undefined) return ['', '']
  return 'atMost' in required
    ? [`at most ${formatValue(required.atMost, unit)}`, value <= required.atMost ? 'met' : '**missed**']
    : [`at least ${formatValue(required.atLeast, unit)}`, value >= required.atLeast ? 'met' : '**missed**']
}

function formatSubject({ name, seconds, peak }: SubjectResult): readonly string[] {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)]
  return [
    name,
    `${median(seconds).toFixed(2)} s`,
    `${least.toFixed(2)}–${most.toFixed(2)} s`,
    String(seconds.length),
    peak ? `${peak.process}, ${peak.megabytes.toFixed(0)} MB` : 'not known here',
  ]
}

/** Put a section in the place of the one with the same heading, or at the end of the document. */
export function replaceSection(document: string, section: string): string {
  const [heading = ''] = section.split('\n')
  const sections = document.split(/^(?=## )/m)
  const isSame = (other: string) => other.split('\n')[0] === heading
  const others = sections.map(other => (isSame(other) ? section : other))
  const all = sections.some(isSame) ? others : [...sections, section]
  return `${all.map(text => text.trim()).join('\n\n')}\n`
}

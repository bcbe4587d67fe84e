import { median, type SubjectResult } from './compare.ts'
import type { Figure, RowResult, Table } from './result.ts'

/** Write what a row found as a section of Markdown, which is readable in a terminal too. Ends with a line feed. */
export function formatRow(
  name: string,
  { title, figures, subjects, tables = [] }: RowResult,
  environment: string,
): string {
  return [
    `## ${name}`,
    `${title[0]?.toUpperCase()}${title.slice(1)}.`,
    formatTable({
      head: ['figure', 'measured', 'required', ''],
      rows: figures.map(figure => [
        figure.name,
        formatValue(figure.value, figure.unit),
        ...formatVerdict(figure),
      ]),
    }),
    ...tables.map(formatTable),
    ...(subjects.length > 0
      ? [
          formatTable({
            head: ['', 'median', 'spread', 'CPU', 'runs', 'largest process'],
            rows: subjects.map(formatSubject),
          }),
        ]
      : []),
    `${environment}.\n`,
  ].join('\n\n')
}

function formatTable({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Write a value in as many digits as mean something. */
export function formatValue(value: number, unit: Figure['unit']): string {
  if (Number.isNaN(value)) return '–'
  const isWhole = value >= 1000 || ['MB', 'KB', 'files'].includes(unit)
  const digits = isWhole ? 0 : unit === 'MB/s' ? 1 : value < 0.1 ? 3 : 2
  return `${value.toFixed(digits)} ${unit}`.trim()
}

function formatVerdict({ value, unit, required }: Figure): readonly [string, string] {
  if (required === undefined) return ['', '']
  const isMet = 'atMost' in required ? value <= required.atMost : value >= required.atLeast
  const verdict = Number.isNaN(value) ? 'not measured' : isMet ? 'met' : '**missed**'
  return 'atMost' in required
    ? [`at most ${formatValue(required.atMost, unit)}`, verdict]
    : [`at least ${formatValue(required.atLeast, unit)}`, verdict]
}

function formatSubject(subject: SubjectResult): readonly string[] {
  const { name, seconds, cpu, failure } = subject
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)]
  return [
    name,
    formatTime(subject),
    failure ? formatFailure(failure) : `${least.toFixed(2)}–${most.toFixed(2)} s`,
    cpu.length > 0 ? `${median(cpu).toFixed(2)} s` : '',
    String(seconds.length),
    formatPeak(subject),
  ]
}

/** Write the median time of a subject, and of its commands where there are several; or that it failed. */
export function formatTime({ seconds, steps, failure }: SubjectResult): string {
  if (seconds.length === 0)
    return ['failed', ...(failure?.steps.map(step => `${step.toFixed(2)} s + …`) ?? [])].join(': ')
  const [first = []] = steps
  const parts = first.map((_, command) => median(steps.map(step => step[command] ?? Number.NaN)).toFixed(2))
  return `${median(seconds).toFixed(2)} s${parts.length > 1 ? ` (${parts.join(' + ')})` : ''}`
}

/** Write which process of a subject took the most memory, and how much. */
export function formatPeak({ peak }: SubjectResult): string {
  return peak ? `${peak.process}, ${peak.megabytes.toFixed(0)} MB` : 'not known here'
}

/** The beginning of what a program says when it fails tells enough. */
const failureLength = 160

function formatFailure({ message, seconds }: NonNullable<SubjectResult['failure']>): string {
  const text = message.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')
  return `after ${seconds.toFixed(0)} s: ${text.length > failureLength ? `${text.slice(0, failureLength)}…` : text}`
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

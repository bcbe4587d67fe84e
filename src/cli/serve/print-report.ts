import path from 'node:path'
import type { Console } from '../console.ts'
import type { ServeOptions } from '../options.ts'
import { plural } from '../summary.ts'
import type { Rebuilt } from './rebuild.ts'

/** The result of a build, and what caused it. */
export interface BuildReport extends Rebuilt {
  /** Absolute paths of the changed files; none for the first build. */
  readonly changed: readonly string[]
  /** Whether the build published another site. */
  readonly isNew: boolean
}

/** Print the result of a build: its problems, then one line; or all as one line of JSON. */
export function printReport(report: BuildReport, { json, quiet }: ServeOptions, console: Console): void {
  const { problems, site, isNew } = report
  const changed = report.changed.map(file => path.relative('', file))
  if (json) {
    console.out(`${JSON.stringify({ changed, isNew, problems, ...(site && { site }) })}\n`)
    return
  }
  for (const { severity, place, rule = '', message } of problems) {
    console.err(`${[place, severity, rule, message].filter(text => text !== '').join('  ')}\n`)
  }
  if (!quiet) console.out(`${listFiles(changed)}${summarise(report, isNew)}\n`)
}

function summarise({ site }: Rebuilt, isNew: boolean): string {
  if (!site) return 'the site stays as it was'
  if (!isNew) return 'nothing changed on the site'
  return `${plural(site.written, 'page')} written in ${site.seconds.toFixed(1)} s`
}

function listFiles(files: readonly string[]): string {
  if (files.length === 0) return ''
  const more = files.length > 3 ? ` and ${files.length - 3} more` : ''
  return `${files.slice(0, 3).join(', ')}${more}: `
}

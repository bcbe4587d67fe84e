import { z } from 'zod'
import type { Finished } from '../../serve/launch.ts'
import type { Problem } from '../../serve/state.ts'
import type { Failure } from '../failure.ts'

const siteSchema = z.object({ posts: z.number(), written: z.number(), seconds: z.number() })

/** What `check`, `build` and `regenerate` print as JSON, as far as `serve` uses it. */
const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      file: z.string(),
      line: z.number(),
      column: z.number(),
      message: z.string(),
    }),
  ),
  added: z.array(z.string()).default([]),
  changed: z.array(z.string()).default([]),
  moved: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
  conflicting: z.array(z.object({ path: z.string() })).default([]),
  missing: z.array(z.string()).default([]),
  site: siteSchema.optional(),
})

export type RunReport = z.infer<typeof reportSchema>

/** What a command prints as JSON where it did nothing. */
const failureSchema = z.object({
  error: z.object({ kind: z.enum(['usage', 'input', 'locked']), message: z.string() }),
})

/** Read what a command printed. Returns undefined if it did nothing. */
export function readReport(finished: Finished): RunReport | undefined {
  if (finished.out === '' || failureKind(finished)) return undefined
  const json: unknown = JSON.parse(finished.out)
  // `build` puts the site's figures at the top.
  const { data: site } = siteSchema.safeParse(json)
  const report = reportSchema.parse(json)
  return site ? { site, ...report } : report
}

/** Paths that a command wrote or removed, relative to the content folder. */
export function touchedFiles({ added, changed, moved }: RunReport): readonly string[] {
  return [...added, ...changed, ...moved.flatMap(({ from, to }) => [from, to]), 'gone.txt']
}

export function problemsOf({ diagnostics, conflicting, missing }: RunReport): readonly Problem[] {
  return [
    ...diagnostics.map(({ rule, severity, file, line, column, message }) => ({
      severity,
      place: `${file}:${line}:${column}`,
      rule,
      message,
    })),
    ...conflicting.map(({ path: place }) => ({
      severity: 'error' as const,
      place,
      message:
        'Changed by hand and in the dump, not written: run `import` with --ours to keep the file, with --theirs to take the dump.',
    })),
    ...missing.map(place => ({
      severity: 'warning' as const,
      place,
      message: 'Kept, though its dump does not hold it now.',
    })),
  ]
}

/** Say why a command did nothing. */
export function explainFailure(finished: Finished): Problem {
  const message = readFailure(finished)?.message ?? finished.err.trim().replace(/^error: /, '')
  // Messages about modules and pages begin with `file:line:column: `, as a compiler's do.
  const [, place = '', rest = message] = /^(\S+:\d+:\d+): (.*)$/s.exec(message) ?? []
  return { severity: 'error', place, message: rest }
}

/** Why a command did nothing. Returns undefined if it did something, or ended before it could print JSON. */
export function failureKind(finished: Finished): Failure['kind'] | undefined {
  return readFailure(finished)?.kind
}

function readFailure({ out }: Finished): Failure | undefined {
  return out === '' ? undefined : failureSchema.safeParse(JSON.parse(out)).data?.error
}

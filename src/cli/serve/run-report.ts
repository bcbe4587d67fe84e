import { z } from 'zod'
import type { Finished } from './launch.ts'
import type { Problem } from './state.ts'

const siteSchema = z.object({ posts: z.number(), written: z.number(), seconds: z.number() })

/** What `check`, `build` and `regenerate` print as JSON, as far as it is used here. */
const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['error', 'warning']),
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
  site: siteSchema.optional(),
})

export type RunReport = z.infer<typeof reportSchema>

/** Read what a command printed; undefined for one that came to nothing. */
export function readReport({ out }: Finished): RunReport | undefined {
  if (out === '') return undefined
  const json: unknown = JSON.parse(out)
  // `build` puts the site's figures at the top.
  const { data: site } = siteSchema.safeParse(json)
  const report = reportSchema.parse(json)
  return site ? { site, ...report } : report
}

/** Files of the content folder that a command wrote or removed, relative to it. */
export function touchedFiles({ added, changed, moved }: RunReport): readonly string[] {
  return [...added, ...changed, ...moved.flatMap(({ from, to }) => [from, to])]
}

export function problemsOf({ diagnostics, conflicting }: RunReport): readonly Problem[] {
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
  ]
}

/** Tell why a command came to nothing. */
export function explainFailure({ err }: Finished): Problem {
  const message = err.trim().replace(/^error: /, '')
  // The configuration names the place first, as a compiler does.
  const [, place = '', rest = message] = /^(\S+:\d+:\d+): (.*)$/s.exec(message) ?? []
  return { severity: 'error', place, message: rest }
}

/** Whether a command came to nothing because another process works on the same folders: `lockFolder` says so. */
export function isLockedOut({ out, err }: Finished): boolean {
  return out === '' && /^error: .* is working on it\./m.test(err)
}

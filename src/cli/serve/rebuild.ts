import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { fileErrorReason } from '../errors.ts'
import { type Finished, launch } from './launch.ts'
import type { ServeOptions } from './options.ts'
import type { Problem } from './state.ts'

/** What one build came to. */
export interface Rebuilt {
  readonly problems: readonly Problem[]
  /** Files that it wrote or removed in the content folder. */
  readonly touched: readonly string[]
  /** Missing where no site was built. */
  readonly site?: { readonly posts: number; readonly written: number; readonly seconds: number }
}

/** What `check`, `build` and `regenerate` print as JSON, as far as it is used here. */
const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
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
  site: z.object({ posts: z.number(), written: z.number(), seconds: z.number() }).optional(),
})
type Report = z.infer<typeof reportSchema>

/**
 * Import and build, in processes of their own. `isHeld`: a dump with errors is not imported, and the posts it had before
 * stay as they are; otherwise what is sound of it is, so that there is something to see.
 */
export async function rebuild(
  files: readonly string[],
  isHeld: boolean,
  { content, output, config }: ServeOptions,
  stop: AbortSignal,
): Promise<Rebuilt> {
  const run = (args: readonly string[]) => launch([...args, '--json'], stop)
  const feeds = files.length > 0 ? files : await listFeeds(content)
  const held: Problem[] = []
  const sound = new Set(feeds)
  if (isHeld && feeds.length > 0) {
    const checked = await run(['check', ...feeds])
    const report = readReport(checked)
    if (!report) return failed(checked)
    for (const { severity, file } of report.diagnostics) if (severity === 'error') sound.delete(file)
    held.push(
      ...problemsOf({ ...report, diagnostics: report.diagnostics.filter(({ file }) => !sound.has(file)) }),
    )
  }
  const places = [
    '--content',
    content,
    '--output',
    output,
    ...(config === undefined ? [] : ['--config', config]),
  ]
  const built = await run(sound.size > 0 ? ['regenerate', ...sound, ...places] : ['build', ...places])
  const report = readReport(built)
  if (!report) return { ...failed(built), problems: [...held, ...failed(built).problems] }
  const { added, changed, moved } = report
  const touched = [...added, ...changed, ...moved.flatMap(({ from, to }) => [from, to])]
  return {
    problems: [...held, ...problemsOf(report)],
    touched: touched.map(file => path.join(content, file)),
    // `build` puts its figures at the top.
    ...(report.site ? { site: report.site } : {}),
  }
}

/** The dumps of a content folder, by name; there need be none. */
async function listFeeds(content: string): Promise<readonly string[]> {
  const folder = path.join(content, 'feeds')
  try {
    const names = await readdir(folder)
    return names
      .filter(name => name.endsWith('.md') && !name.startsWith('.'))
      .sort()
      .map(name => path.join(folder, name))
  } catch (error) {
    if (fileErrorReason(error) === undefined) throw error
    return []
  }
}

/** Undefined for a command that came to nothing. */
function readReport({ out }: Finished): Report | undefined {
  if (out === '') return undefined
  const json: unknown = JSON.parse(out)
  const report = reportSchema.parse(json)
  if (report.site) return report
  const { data: site } = reportSchema.shape.site.safeParse(json)
  return site ? { ...report, site } : report
}

function problemsOf({ diagnostics, conflicting }: Report): readonly Problem[] {
  return [
    ...diagnostics.map(({ severity, file, line, column, message }) => ({
      severity,
      place: `${file}:${line}:${column}`,
      message,
    })),
    ...conflicting.map(({ path: place }) => ({
      severity: 'error' as const,
      place,
      message:
        'Changed by hand and in the dump, not written: run `import` with --ours to keep the file, or with --theirs to take the dump’s side.',
    })),
  ]
}

/** A command that was ended on purpose has nothing to say. */
function failed({ code, err }: Finished): Rebuilt {
  const message = err.trim().replace(/^error: /, '')
  if (code === null) return { problems: [], touched: [] }
  // The configuration names the place first, as a compiler does.
  const [, place = '', rest = message] = /^(\S+:\d+:\d+): (.*)$/s.exec(message) ?? []
  return { problems: [{ severity: 'error', place, message: rest }], touched: [] }
}

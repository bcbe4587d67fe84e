import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleFolder, programFolder } from '../program.ts'

/** A template as Eleventy takes it: https://www.11ty.dev/docs/languages/javascript/ */
export interface Template {
  readonly data: Readonly<Record<string, unknown>>
  readonly render: (data: unknown) => unknown
}

/** Templates by their names: `day` is that of `day.11ty.tsx`. */
export type Templates = ReadonlyMap<string, Template>

/** The folder of the program's templates, which are modules of its bundle where there is one. */
const folder = path.join(bundleFolder ?? programFolder, 'templates')

/** A folder without templates: Eleventy demands one for its input, and the program's templates are virtual. */
export const emptyInput: string = path.join(
  bundleFolder ?? programFolder,
  bundleFolder ? 'assets' : 'templates/assets',
)

/** Load the program's templates: all modules of its templates' folder. */
export async function loadProgramTemplates(): Promise<Templates> {
  const files = (await readdir(folder)).filter(name => /\.11ty\.(?:js|tsx)$/.test(name)).sort()
  const loaded = files.map(async name => {
    const { default: render, data = {} }: TemplateModule = await import(
      pathToFileURL(path.join(folder, name)).href
    )
    return [name.replace(/\..*/, ''), { data, render }] as const
  })
  return new Map(await Promise.all(loaded))
}

interface TemplateModule extends Partial<Pick<Template, 'data'>> {
  readonly default: Template['render']
}

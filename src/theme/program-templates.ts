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

/** List the names of the program's templates. */
export async function listTemplateNames(): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter(name => /\.11ty\.(?:js|tsx)$/.test(name))
  return files.map(name => name.replace(/\.11ty\..*/, '')).sort()
}

/** Load the program's templates: all modules of its templates' folder. */
export async function loadProgramTemplates(): Promise<Templates> {
  const extension = bundleFolder === undefined ? 'tsx' : 'js'
  const loaded = (await listTemplateNames()).map(async name => {
    const file = path.join(folder, `${name}.11ty.${extension}`)
    return [name, toTemplate(await import(pathToFileURL(file).href))] as const
  })
  return new Map(await Promise.all(loaded))
}

/** Make a template of a module. Eleventy takes `data` for required. */
export function toTemplate(module: {
  readonly default: Template['render']
  readonly data?: unknown
}): Template {
  const { default: render, data } = module
  return { render, data: typeof data === 'object' && data !== null ? { ...data } : {} }
}

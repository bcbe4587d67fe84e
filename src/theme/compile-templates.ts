import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'esbuild'
import { InputError } from '../errors.ts'
import { type ImportedModule, importModule } from '../import-module.ts'
import { bundleFolder, programFolder } from '../program.ts'
import { listTemplateNames, type Template, type Templates, toTemplate } from './program-templates.ts'

/** Modules of a project by what they are: absolute paths. */
export interface ProjectModules {
  /** In place of the program's templates: `day` → `theme/day.11ty.tsx`. */
  readonly templates: ReadonlyMap<string, string>
  /** In place of its components: `charts/heatmap` → `theme/components/charts/heatmap.tsx`. */
  readonly components: ReadonlyMap<string, string>
  /** Pages: `colophon.11ty.tsx` → `pages/colophon.11ty.tsx`. */
  readonly pages: ReadonlyMap<string, string>
}

export interface CompiledTemplates extends Pick<ImportedModule, 'key' | 'locate'> {
  /** All of the program's, or what the project has in their place. */
  readonly templates: Templates
  readonly pages: Templates
}

/** The program's modules one by one: its sources, or what a bundle has of those that templates import. */
const modulesFolder = bundleFolder === undefined ? programFolder : path.join(bundleFolder, 'modules')
const extensions = bundleFolder === undefined ? ['.tsx', '.ts'] : ['.js']

/**
 * Compile a project's templates, components and pages with all templates of the program, which may use these components.
 * They import components of the program from `tidings/components/…`, and addresses of pages from `tidings/urls`. Throws
 * InputError where a module cannot be parsed, found or evaluated, or has not the exports that it must have.
 */
export async function compileTemplates(modules: ProjectModules): Promise<CompiledTemplates> {
  const names = await listTemplateNames()
  const program = new Map(names.map(name => [name, programModule(`templates/${name}.11ty`)]))
  const entries = [
    ...Array.from(program, ([name, file]) => [name, modules.templates.get(name) ?? file] as const),
    // The original of a template: what it is rendered with, where the project's does not say.
    ...Array.from(modules.templates.keys(), name => [`original ${name}`, program.get(name)] as const),
    ...Array.from(modules.pages, ([name, file]) => [`page ${name}`, file] as const),
  ]
  const contents = entries.map(
    ([name, file]) => `export * as ${JSON.stringify(name)} from ${JSON.stringify(file)}\n`,
  )
  const stdin = { contents: contents.join(''), resolveDir: '.', sourcefile: 'theme' }
  const compilerOptions = { jsx: 'react-jsx' as const, jsxImportSource: 'preact' }
  const { exports, key, locate } = await importModule(
    { stdin, plugins: [programModules(modules.components)], tsconfigRaw: { compilerOptions } },
    'theme',
    'the theme',
  ).catch(error => {
    throw explainMissingExport(error)
  })
  const templateOf = (name: string, file: string | undefined): Template => {
    const { default: render, data } = exports[name] as { readonly default?: unknown; readonly data?: unknown }
    if (typeof render !== 'function') {
      const shown = path.relative('', file ?? name)
      throw new InputError(
        `${shown}:1:1: Unexpected template without a default export, expected a function that returns a page.`,
      )
    }
    return toTemplate({ default: render as Template['render'], data })
  }
  const own = (name: string) => {
    const template = templateOf(name, modules.templates.get(name))
    const isOwn = modules.templates.has(name) && Object.keys(template.data).length === 0
    return isOwn ? { ...template, data: templateOf(`original ${name}`, undefined).data } : template
  }
  return {
    templates: new Map(names.map(name => [name, own(name)])),
    pages: new Map(Array.from(modules.pages, ([name, file]) => [name, templateOf(`page ${name}`, file)])),
    key,
    locate,
  }
}

/** The module of a path below the program's folder, given without its ending. */
function programModule(name: string): string {
  const [first = '', ...others] = extensions.map(extension => path.join(modulesFolder, name + extension))
  return [first, ...others].find(file => existsSync(file)) ?? first
}

/** A plugin of esbuild: a component of the project takes the place of the program's, but for itself. */
function programModules(components: ReadonlyMap<string, string>): Plugin {
  const root = path.join(modulesFolder, 'templates/components')
  const resolve = (name: string, importer: string) => {
    const component = path.relative(root, path.join(modulesFolder, name)).replaceAll(path.sep, '/')
    const own = components.get(component)
    return { path: own === undefined || own === importer ? programModule(name) : own }
  }
  return {
    name: 'program',
    setup(build) {
      // One instance of Preact renders what all modules make.
      build.onResolve({ filter: /^preact(?:\/|$)/ }, ({ path: name }) => ({
        path: import.meta.resolve(name),
        external: true,
      }))
      build.onResolve({ filter: /^tidings\// }, ({ path: name, importer }) => {
        const [, folder, module = ''] = /^tidings\/(components\/|)(.+?)(?:\.[jt]sx?)?$/.exec(name) ?? []
        const wanted = folder ? `templates/components/${module}` : module === 'urls' ? 'src/archive/urls' : ''
        if (wanted !== '' && existsSync(programModule(wanted))) return resolve(wanted, importer)
        const expected = '`tidings/components/…` with the name of a component, or `tidings/urls`'
        return { errors: [{ text: `Unexpected module \`${name}\`, expected ${expected}.` }] }
      })
      build.onResolve({ filter: /^\..*\.tsx?$/ }, ({ path: name, importer, resolveDir }) => {
        // Those of the project are its own.
        if (!/^(?:src|templates)[/]/.test(path.relative(modulesFolder, importer))) return undefined
        const file = path.relative(modulesFolder, path.resolve(resolveDir, name))
        return resolve(file.replace(/\.tsx?$/, ''), importer)
      })
    },
  }
}

/** Name the module that lacks an export, rather than the program's that asks for it. */
function explainMissingExport(error: unknown): unknown {
  if (!(error instanceof InputError)) return error
  const [, file, name] = /No matching export in "(theme\/.+?)" for import "(.+?)"/.exec(error.message) ?? []
  if (file === undefined) return error
  return new InputError(`${file}:1:1: Unexpected module without the export \`${name}\`, which others import.`)
}

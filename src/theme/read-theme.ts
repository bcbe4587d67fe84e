import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import leven from 'leven'
import { lineOfKey, splitFrontMatter } from '../content/front-matter.ts'
import { listFiles } from '../content/list-files.ts'
import { type NavigationEntry, pageHeader, toNavigation } from '../content/read-pages.ts'
import { InputError } from '../errors.ts'
import { describeThrown } from '../import-module.ts'
import type { Diagnostic } from '../model.ts'
import { compileStyles, type ThemeAsset } from './compile-styles.ts'
import { compileTemplates, type ProjectModules } from './compile-templates.ts'
import { emptyInput, listTemplateNames, type Templates } from './program-templates.ts'

/** Folders of a project, in the working folder. */
export const themeFolder = 'theme'
export const pagesFolder = 'pages'

/** What a project changes of the program's pages, and pages of its own. */
export interface Theme {
  /** Of all that pages may show of it; that of its own pages is in their bytes. */
  readonly key: string
  /** Of the files in `pages`. */
  readonly pagesKey: string
  /** All templates; absent: the program's. */
  readonly templates?: Templates
  /** Pages in `pages` that are in the navigation. */
  readonly navigation: readonly NavigationEntry[]
  /** Pages of its own that are modules, by their paths in `pages`. */
  readonly pages: Templates
  readonly assets: readonly ThemeAsset[]
  /** Whether there are templates in `pages`, modules or others. */
  readonly hasPages: boolean
  /** Say where in the theme an error comes from. Returns undefined if it does not. */
  readonly explain: (error: unknown) => InputError | undefined
}

export const noTheme: Theme = {
  key: '',
  pagesKey: '',
  navigation: [],
  pages: new Map(),
  assets: [],
  hasPages: false,
  explain: () => undefined,
}

/** The folder that Eleventy looks for templates in. */
export function inputFolder(): string {
  return existsSync(pagesFolder) ? pagesFolder : emptyInput
}

/** Read `theme` and `pages` of the working folder; there need be none. Throws InputError for what cannot be compiled. */
export async function readTheme(): Promise<{
  readonly theme: Theme
  readonly diagnostics: readonly Diagnostic[]
}> {
  const [themeFiles, pageFiles] = [themeFolder, pagesFolder].map(folder =>
    existsSync(folder)
      ? listFiles(folder).flatMap(({ kind, path: name }) =>
          kind === 'file' ? path.posix.join(folder, name) : [],
        )
      : [],
  ) as [string[], string[]]
  const style = `${themeFolder}/custom.css`
  const { assets, diagnostics } = themeFiles.includes(style)
    ? await compileStyles(style)
    : { assets: [], diagnostics: [] }
  const modules = await sortModules(themeFiles, pageFiles)
  const isPlain = Object.values(modules).every(({ size }) => size === 0)
  const compiled = isPlain ? undefined : await compileTemplates(modules)
  const pagesKey = hashOf(pageFiles.flatMap(file => [file, hashOf([readFileSync(file)])]))
  const theme: Theme = {
    key: hashOf([compiled?.key ?? '', ...assets.flatMap(asset => [asset.path, hashOf([asset.content])])]),
    pagesKey,
    ...(compiled && { templates: compiled.templates }),
    navigation: pageFiles.flatMap(file => {
      const name = path.posix.relative(pagesFolder, file)
      return navigationOf(file, compiled?.pages.get(name)?.data ?? readHeader(file))
    }),
    pages: compiled?.pages ?? noTheme.pages,
    assets,
    hasPages: pageFiles.length > 0,
    explain(error) {
      const place = compiled?.locate(error, file => /^(?:theme|pages)[\\/]/.test(file))
      return place === undefined
        ? undefined
        : new InputError(`${place}: Cannot render a page: ${describeThrown(error)}.`)
    },
  }
  return { theme, diagnostics }
}

/** Sort modules by what they are. Throws InputError for one in the place of a template that there is not. */
async function sortModules(
  themeFiles: readonly string[],
  pageFiles: readonly string[],
): Promise<ProjectModules> {
  const names = await listTemplateNames()
  const templates = new Map<string, string>()
  const components = new Map<string, string>()
  const pages = new Map<string, string>()
  for (const file of themeFiles) {
    const [, folder, name = ''] = /^theme\/(components\/)?(.*)\.[jt]sx?$/.exec(file) ?? []
    if (folder) components.set(name, path.resolve(file))
    else if (name !== '' && !name.includes('/')) {
      const template = name.replace(/\.11ty$/, '')
      if (template === name || !names.includes(template)) throw unexpectedTemplate(file, template, names)
      templates.set(template, path.resolve(file))
    }
  }
  for (const file of pageFiles) {
    if (/\.11ty\.[jt]sx?$/.test(file) && !/\/_/.test(file))
      pages.set(path.posix.relative(pagesFolder, file), path.resolve(file))
  }
  return { templates, components, pages }
}

/** Endings of the templates that Eleventy reads by itself. */
const templateFile = /\.(?:md|njk|liquid|html)$/

/** Read the front matter of a template; nothing of any other file, nor of those that Eleventy makes no pages of. */
function readHeader(file: string): Readonly<Record<string, unknown>> {
  if (!templateFile.test(file) || /\/_/.test(file)) return {}
  const split = splitFrontMatter(readFileSync(file, 'utf8'))
  if (split.kind === 'split') return split.data
  throw new InputError(`${file}:${split.problem.line}:1: ${split.problem.message}.`)
}

/** Put a template with a title into the navigation, unless its address is not known before it is rendered. */
function navigationOf(
  file: string,
  { title, nav, permalink }: Readonly<Record<string, unknown>>,
): readonly NavigationEntry[] {
  const stem = file.slice(pagesFolder.length).replace(/(?:\.11ty)?\.\w+$/, '/')
  const address = permalink ?? stem.replace(/\/index\/$/, '/')
  if (title === undefined || typeof address !== 'string' || !/^\/[^{}]*(?:\/|\.html)$/.test(address))
    return []
  const parsed = pageHeader.safeParse({ title, nav: nav === undefined ? nav : String(nav) })
  if (parsed.success) return toNavigation(address, parsed.data)
  const [issue] = parsed.error.issues
  const key = issue?.path.map(String)[0] ?? ''
  const line = lineOfKey(readFileSync(file, 'utf8'), key)
  throw new InputError(`${file}:${line}:1: Unexpected value of \`${key}\`, ${issue?.message}.`)
}

function unexpectedTemplate(file: string, name: string, names: readonly string[]): InputError {
  const nearest = names.toSorted((one, other) => leven(name, one) - leven(name, other))[0]
  return new InputError(
    `${file}:1:1: Unexpected name of a template, expected that of one of the program's, perhaps \`${nearest}.11ty.tsx\`.`,
  )
}

function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('base64url')
}

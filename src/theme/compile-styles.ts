import path from 'node:path'
import type { BuildFailure, Message, Plugin } from 'esbuild'
import { themeAssetsPath } from '../archive/urls.ts'
import { rules } from '../feed/rules.ts'
import { explainBuildFailure } from '../import-module.ts'
import type { Diagnostic } from '../model.ts'

/** A file of the theme in the site: its name tells its content. */
export interface ThemeAsset {
  /** Site path. */
  readonly path: string
  readonly content: Uint8Array
}

export interface CompiledStyles {
  /** The stylesheet first, and files that it names; none where it says nothing. */
  readonly assets: readonly ThemeAsset[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compile a stylesheet with the stylesheets, images and fonts that it names by relative paths; those of the site, such as
 * `/fonts/a.woff2`, stay as they are. What no browser understands is reported as `theme-style`. Throws InputError for a file
 * that is not there.
 */
export async function compileStyles(file: string): Promise<CompiledStyles> {
  const { build } = await import('esbuild')
  const { outputFiles, warnings } = await build({
    entryPoints: [file],
    absWorkingDir: process.cwd(),
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    outdir: '.',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    plugins: [keepAddresses],
    loader: Object.fromEntries(fileEndings.map(ending => [`.${ending}`, 'file'])),
    logLevel: 'silent',
  }).catch((error: BuildFailure) => {
    throw explainBuildFailure(error, file)
  })
  const isStyle = ({ path: name }: { readonly path: string }) => name.endsWith('.css')
  const assets = outputFiles
    .toSorted((one, other) => Number(isStyle(other)) - Number(isStyle(one)))
    .map(output => ({ path: themeAssetsPath + path.basename(output.path), content: output.contents }))
  const isEmpty = assets[0] === undefined || Buffer.from(assets[0].content).toString().trim() === ''
  return { assets: isEmpty ? [] : assets, diagnostics: warnings.map(warning => describe(warning, file)) }
}

/** A plugin of esbuild; its `external` would leave out files too, by their absolute paths. */
const keepAddresses: Plugin = {
  name: 'keep-addresses',
  setup(build) {
    build.onResolve({ filter: /^(?:\/|#|\w+:)/ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    )
  },
}

const fileEndings = ['woff2', 'woff', 'ttf', 'otf', 'svg', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'avif']

function describe({ text, location }: Message, file: string): Diagnostic {
  const { severity } = rules['theme-style']
  const { file: source = file, line = 1, column = 0 } = location ?? {}
  return { rule: 'theme-style', severity, file: source, line, column: column + 1, message: text }
}

import path from 'node:path'
import { build } from 'esbuild'
import { programFolder } from '../program.ts'

/** Bundle the script that keeps open pages up to date, from `browser/`. Returns its text. */
export async function bundleLive(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(programFolder, 'src/serve/browser/live.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('')
}

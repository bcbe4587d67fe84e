import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type SiteConfig, siteConfigSchema } from '../config.ts'
import { InputError } from './errors.ts'

const defaultFile = 'tidings.config.ts'

/**
 * Load the configuration: the default export of a module, `tidings.config.ts` where no file is named and there is one.
 * Throws InputError that names the file, the key and what was expected.
 */
export async function loadConfig(file: string | undefined): Promise<SiteConfig> {
  const chosen = file ?? defaultFile
  if (!existsSync(chosen)) {
    if (file === undefined) return siteConfigSchema.parse({})
    throw new InputError(`Cannot read \`${file}\`: it does not exist.`)
  }
  const module: { readonly default?: unknown } = await import(pathToFileURL(path.resolve(chosen)).href)
  const parsed = siteConfigSchema.safeParse(module.default ?? {})
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  )
  throw new InputError(`Unexpected configuration in \`${chosen}\`: ${problems.join('; ')}.`)
}

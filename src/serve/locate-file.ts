import { type Stats, statSync } from 'node:fs'
import path from 'node:path'

/** The answer to a request. */
export type Located =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'missing' }

const missing = { kind: 'missing' } as const

/**
 * Find the file of a site for a path, as static hosts do: the `index.html` of a folder. `base` is the path of the site.
 * A redirect is built from the file that was found, so it never leads out of the site (`//host/..%2f`).
 */
export function locateFile(site: string, base: string, pathname: string): Located {
  // People type `/` or `/archive` for `/archive/`.
  if (!pathname.startsWith(base)) {
    return pathname === '/' || `${pathname}/` === base ? { kind: 'redirect', to: base } : missing
  }
  const decoded = decode(pathname.slice(base.length))
  if (decoded === undefined || decoded.includes('\0')) return missing
  const inside = path.posix.normalize(`/${decoded}`)
  const file = path.join(site, inside)
  const entry = statOptional(file)
  if (entry?.isFile()) return { kind: 'file', file }
  if (!entry?.isDirectory()) return missing
  // Relative links of a page are resolved against its own folder.
  if (!pathname.endsWith('/')) return { kind: 'redirect', to: addressOf(base, inside) }
  const index = path.join(file, 'index.html')
  return statOptional(index)?.isFile() ? { kind: 'file', file: index } : missing
}

/** The address of a folder of the site, given its path inside the site. */
function addressOf(base: string, inside: string): string {
  const names = inside.split('/').filter(name => name !== '')
  return base + names.map(name => `${encodeURIComponent(name)}/`).join('')
}

/** Returns undefined also for a file used as a folder, or a name that is too long. */
function statOptional(file: string): Stats | undefined {
  try {
    return statSync(file)
  } catch {
    return undefined
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

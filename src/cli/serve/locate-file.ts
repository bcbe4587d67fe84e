import { type Stats, statSync } from 'node:fs'
import path from 'node:path'

/** What answers a request. */
export type Located =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'missing' }

/** Find the file of a site that a path stands for, as static hosts do: folders by their `index.html`. `base`: where the site begins. */
export function locateFile(site: string, base: string, pathname: string): Located {
  if (!pathname.startsWith(base)) return isAbove(pathname, base) ? { kind: 'redirect', to: base } : missing
  const inside = decode(pathname.slice(base.length))
  if (inside === undefined || inside.includes('\0')) return missing
  const file = path.join(site, path.posix.normalize(`/${inside}`))
  const entry = entryAt(file)
  if (entry?.isFile()) return { kind: 'file', file }
  if (!entry?.isDirectory()) return missing
  // Links in a page count from its own folder.
  if (!pathname.endsWith('/')) return { kind: 'redirect', to: `${pathname}/` }
  const index = path.join(file, 'index.html')
  return entryAt(index)?.isFile() ? { kind: 'file', file: index } : missing
}

const missing = { kind: 'missing' } as const

/** `/` and `/archive` are how one begins to look for `/archive/`. */
function isAbove(pathname: string, base: string): boolean {
  return pathname === '/' || `${pathname}/` === base
}

/** Undefined for whatever cannot be: a file taken for a folder, a name too long. */
function entryAt(file: string): Stats | undefined {
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

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { marker } from './site-paths.ts'

/** Files that operating systems add to folders that were opened. */
const litter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** Format the marker file of a site: a line with its identifier, then a line for each name; one that ends with `/` is a whole folder. */
export function formatMarker(id: string, names: readonly string[]): string {
  return [id, ...names, ''].join('\n')
}

/**
 * Find files and folders in a site that no build published, by the list in its marker. Returns paths below the site;
 * those of folders end with `/`. Returns none for a site whose marker has no list.
 */
export function findForeignFiles(site: string): readonly string[] {
  // Only the end is trimmed: the first line is empty in a site without an identifier.
  const [, ...names] = readFileSync(path.join(site, marker), 'utf8').trimEnd().split('\n')
  if (names.length === 0) return []
  const own = new Set([marker, ...names])
  const parents = new Set(names.flatMap(parentsOf))
  const findIn = (folder: string): readonly string[] =>
    readdirSync(path.join(site, folder), { withFileTypes: true }).flatMap(entry => {
      const name = `${folder}${entry.name}`
      if (!entry.isDirectory()) return own.has(name) || litter.has(entry.name) ? [] : [name]
      if (own.has(`${name}/`)) return []
      return parents.has(`${name}/`) ? findIn(`${name}/`) : [`${name}/`]
    })
  return findIn('')
}

/** `2024/04/index.html` → `2024/`, `2024/04/`. */
function parentsOf(name: string): readonly string[] {
  const folders = name.split('/').slice(0, -1)
  return folders.map((_, depth) => `${folders.slice(0, depth + 1).join('/')}/`)
}

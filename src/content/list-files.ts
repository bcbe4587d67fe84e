import { readdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

export interface FoundFile {
  /** Below the folder that was listed, with `/` on every system. */
  readonly path: string
  /** `lost`: a link that leads nowhere, or to itself. */
  readonly kind: 'file' | 'folder' | 'lost'
}

/**
 * List what is below a folder at any depth, in the order of paths. Symbolic links are followed, each folder is visited
 * once, however many links lead to it; hidden files and folders are left out unless `hasHidden`. Throws what the file
 * system throws.
 */
export function listFiles(root: string, { hasHidden = false } = {}): readonly FoundFile[] {
  const found: FoundFile[] = []
  const visited = new Set<string>()
  const visit = (folder: string) => {
    const real = realpathSync(path.join(root, folder))
    if (visited.has(real)) return
    visited.add(real)
    for (const entry of readdirSync(real, { withFileTypes: true })) {
      if (!hasHidden && entry.name.startsWith('.')) continue
      const file = path.posix.join(folder, entry.name)
      const state = entry.isSymbolicLink() ? followLink(path.join(root, file)) : entry
      if (state === undefined) found.push({ path: file, kind: 'lost' })
      else if (state.isFile()) found.push({ path: file, kind: 'file' })
      else if (state.isDirectory()) {
        found.push({ path: file, kind: 'folder' })
        visit(file)
      }
    }
  }
  visit('')
  return found.sort((one, other) => (one.path < other.path ? -1 : 1))
}

function followLink(link: string) {
  try {
    return statSync(link, { throwIfNoEntry: false })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOOP') return undefined
    throw error
  }
}

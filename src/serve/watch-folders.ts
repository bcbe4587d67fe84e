import { type FSWatcher, readdirSync, realpathSync, statSync, watch } from 'node:fs'
import path from 'node:path'
import { fileErrorReason } from '../errors.ts'

/** A folder to watch: the files in it, or (`isDeep`) those in all folders below it as well. */
export interface WatchedFolder {
  readonly folder: string
  readonly isDeep: boolean
}

export interface FolderWatch {
  /** Watch folders that were created in a folder that is not watched. */
  readonly refresh: () => void
  /** Folders and links that cannot be watched, each with the reason. */
  readonly failures: () => ReadonlyMap<string, string>
  readonly close: () => void
}

/**
 * Report the path of each file that is created, changed, renamed or removed, as it happens, perhaps several times. Watches
 * folders, not files: editors save by renaming, and the system limits the number of watches. Follows links; skips hidden
 * folders. What cannot be watched is a failure, and all else is watched. Call `refresh` for folders created later.
 */
export function watchFolders(
  folders: readonly WatchedFolder[],
  onChange: (file: string) => void,
): FolderWatch {
  const watchers = new Map<string, FSWatcher>()
  const failures = new Map<string, string>()

  const unwatch = (folder: string) => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }
  /** Run `action` on a path; an error of the file system becomes a failure of that path. */
  const attempt = (file: string, action: () => void) => {
    try {
      action()
    } catch (error) {
      unwatch(file)
      failures.set(file, describeError(error))
    }
  }
  /** `above`: real paths of the folders above this one, which a link may lead back to. `isNew`: report its files. */
  const add = (folder: string, isDeep: boolean, isNew: boolean, above: readonly string[]) =>
    attempt(folder, () => {
      if (!isDirectory(folder)) return
      const real = realpathSync(folder)
      if (above.includes(real)) throw new Error('its link leads to a folder above it')
      const parents = [...above, real]
      if (!watchers.has(folder)) {
        const watcher = watch(folder, (event, name) => {
          if (name === null) return
          const file = path.join(folder, name)
          attempt(file, () => {
            const wanted = folders.find(other => other.folder === file)
            const isWatched = wanted !== undefined || (isDeep && !name.startsWith('.'))
            if (event === 'rename' && isWatched && isDirectory(file)) {
              // Files may have been written into a new folder before it is watched.
              unwatch(file)
              add(file, wanted?.isDeep ?? true, true, wanted ? [] : parents)
            } else onChange(file)
          })
        })
        watcher.on('error', error => {
          unwatch(folder)
          failures.set(folder, describeError(error))
        })
        watchers.set(folder, watcher)
      }
      if (!isDeep && !isNew) return
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const inside = path.join(folder, entry.name)
        attempt(inside, () => {
          const isFolder = entry.isSymbolicLink() ? isDirectory(inside) : entry.isDirectory()
          if (isFolder && isDeep && !entry.name.startsWith('.')) add(inside, isDeep, isNew, parents)
          else if (!isFolder && isNew) onChange(inside)
        })
      }
    })
  const refresh = () => {
    failures.clear()
    for (const folder of watchers.keys())
      attempt(folder, () => {
        if (!isDirectory(folder)) unwatch(folder)
      })
    // Deep folders first: a folder inside one must be watched as deep.
    for (const { folder, isDeep } of [...folders].sort((a, b) => Number(b.isDeep) - Number(a.isDeep)))
      add(folder, isDeep, false, [])
  }
  refresh()
  return {
    refresh,
    failures: () => failures,
    close: () => {
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

function isDirectory(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** ENOSPC and EMFILE of a watch are the limits of the system's watches. */
function describeError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EMFILE') return 'the system allows no more watches'
  return fileErrorReason(error) ?? (error instanceof Error ? error.message : String(error))
}

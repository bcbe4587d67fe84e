import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import path from 'node:path'

/** A folder to watch: the files in it, or (`isDeep`) those in all folders below it as well. */
export interface WatchedFolder {
  readonly folder: string
  readonly isDeep: boolean
}

export interface FolderWatch {
  /** Watch what was not there before; cheap where nothing is new. */
  readonly cover: () => void
  readonly close: () => void
}

/**
 * Report the path of each file that is made, changed, renamed or removed, as it happens, perhaps several times. Folders
 * are watched and not files, since editors save by renaming, and few, since the number of watches is limited. Hidden
 * folders are left out; a folder that is not there is watched once it is, and `cover` is called.
 */
export function watchFolders(
  places: readonly WatchedFolder[],
  onChange: (file: string) => void,
): FolderWatch {
  const watchers = new Map<string, FSWatcher>()

  const add = ({ folder, isDeep }: WatchedFolder, isNew: boolean) => {
    if (!isDirectory(folder)) return
    if (!watchers.has(folder)) {
      const watcher = watch(folder, (event, name) => {
        if (name === null) return
        const file = path.join(folder, name)
        if (isDeep && event === 'rename' && !name.startsWith('.') && isDirectory(file)) {
          // What was written into a new folder before it was watched.
          drop(file)
          add({ folder: file, isDeep }, true)
        } else onChange(file)
      })
      watcher.on('error', () => drop(folder))
      watchers.set(folder, watcher)
    }
    if (!isDeep && !isNew) return
    for (const entry of list(folder)) {
      const inside = path.join(folder, entry)
      if (isDirectory(inside)) {
        if (isDeep && !entry.startsWith('.')) add({ folder: inside, isDeep }, isNew)
      } else if (isNew) onChange(inside)
    }
  }
  const drop = (folder: string) => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }
  const cover = () => {
    for (const folder of watchers.keys()) if (!isDirectory(folder)) drop(folder)
    // A folder within a deep one must be watched as deep.
    for (const place of [...places].sort((a, b) => Number(b.isDeep) - Number(a.isDeep))) add(place, false)
  }
  cover()
  return {
    cover,
    close: () => {
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

function isDirectory(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Files of a folder by path, with their text; a folder that holds nothing is `path/`. */
export type Tree = ReadonlyMap<string, string>

/** Read a folder whole. */
export function readTree(folder: string): Tree {
  const tree = new Map<string, string>()
  const visit = (below: string) => {
    const entries = readdirSync(path.join(folder, below), { withFileTypes: true })
    if (entries.length === 0) tree.set(`${below}/`, '')
    for (const entry of entries) {
      const file = path.posix.join(below, entry.name)
      if (entry.isDirectory()) visit(file)
      else tree.set(file, readFileSync(path.join(folder, file), 'latin1'))
    }
  }
  visit('')
  return new Map([...tree].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Write files into a folder, in place where they are there. */
export function writeTree(folder: string, files: Iterable<readonly [string, string]>): void {
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
}

/** Wait until what is written now counts as later than a file: clocks of file systems go in steps of milliseconds. */
export async function untilLater(file: string): Promise<void> {
  const probe = `${path.dirname(file)}.probe`
  do {
    await wait(1)
    writeFileSync(probe, '')
  } while (statSync(probe).mtimeMs <= statSync(file).mtimeMs)
  rmSync(probe)
}

/** Remove files that are there, with nothing done about folders. */
export function removeFiles(folder: string, files: Iterable<string>): void {
  for (const file of files) rmSync(path.join(folder, file), { force: true })
}

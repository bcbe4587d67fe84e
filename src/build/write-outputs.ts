import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { OutputFile } from '../output/output-file.ts'

/** Files between two turns of the event loop; some 20 ms. */
const FILES_AT_ONCE = 64

/** Write files into the folder of a site. Other work, such as the search index, gets its turn in between. */
export async function writeOutputs(files: readonly OutputFile[], folder: string): Promise<void> {
  const made = new Set<string>()
  for (const [index, { path: sitePath, content }] of files.entries()) {
    const file = path.join(folder, sitePath)
    const parent = path.dirname(file)
    if (!made.has(parent)) mkdirSync(parent, { recursive: true })
    made.add(parent)
    // Synchronous: for many small files it takes a fraction of the time.
    writeFileSync(file, content())
    if (index % FILES_AT_ONCE === FILES_AT_ONCE - 1) await setImmediate()
  }
}

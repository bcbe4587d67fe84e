import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { FileWriter } from '../build/file-writer.ts'

/** A file beside the pages. */
export interface OutputFile {
  /** Site path: `/feed.xml`. */
  readonly path: string
  /** All that the content is made of beside the configuration: data, so that it can be known to be the same as before. */
  readonly from: unknown
  /** Made when it is written, so that no more than one file at a time is in memory. */
  readonly content: () => string
}

/** Between two pauses; some 20 ms. */
const filesAtOnce = 64

/** Write files into the folder of a site. What runs beside this, such as the search index, gets its turn in pauses. */
export async function writeOutputs(
  files: readonly OutputFile[],
  output: string,
  { write }: Pick<FileWriter, 'write'>,
): Promise<void> {
  for (const [index, { path: sitePath, content }] of files.entries()) {
    write(path.join(output, sitePath), content())
    if (index % filesAtOnce === filesAtOnce - 1) await setImmediate()
  }
}

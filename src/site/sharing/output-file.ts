import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A file beside the pages. */
export interface OutputFile {
  /** Site path: `/feed.xml`. */
  readonly path: string
  /** All that the content is made of beside the configuration: data, so that it can be known to be the same as before. */
  readonly from: unknown
  /** Made when it is written, so that no more than one file at a time is in memory. */
  readonly content: () => string
}

/** Write files into the folder of a site. */
export async function writeOutputs(files: readonly OutputFile[], output: string): Promise<void> {
  for (const { path: sitePath, content } of files) {
    const file = path.join(output, sitePath)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content())
  }
}

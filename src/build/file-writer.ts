import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openThread } from '../thread.ts'

/** Writes files, and the folders they are in, where no such file is yet. */
export interface FileWriter {
  /** Write a file, or have it written; throws what is known by then to have failed. A buffer is given away. */
  write(file: string, content: string | Uint8Array<ArrayBuffer>): void
  /** Wait until all is written. Throws what failed. */
  close(): Promise<void>
}

export interface FileToWrite {
  readonly file: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** Files from which on it is worth starting a thread. */
const THREAD_FROM = 1000

/** Files that are handed over together. */
const BATCH = 64

/** Open a writer of so many files. */
export function openFileWriter(files: number): FileWriter {
  return files < THREAD_FROM ? { write: createWrite(), async close() {} } : openThreadedWriter()
}

/** Synchronous calls: for many small files they take a fraction of the time of their asynchronous counterparts. */
export function createWrite(): FileWriter['write'] {
  const made = new Set<string>()
  return (file, content) => {
    const folder = path.dirname(file)
    if (!made.has(folder)) mkdirSync(folder, { recursive: true })
    made.add(folder)
    writeFileSync(file, content)
  }
}

/** Making twenty thousand files takes seconds, which a thread takes beside what is made to be written. */
function openThreadedWriter(): FileWriter {
  const thread = openThread<readonly FileToWrite[], void>('build/file-writer-thread')
  const sent: Promise<void>[] = []
  let batch: FileToWrite[] = []
  let failure: { readonly error: unknown } | undefined
  const send = () => {
    const buffers = batch.flatMap(({ content }) => (typeof content === 'string' ? [] : [content.buffer]))
    const written = thread.ask(batch, buffers)
    written.catch(error => {
      failure ??= { error }
    })
    sent.push(written)
    batch = []
  }
  return {
    write(file, content) {
      if (failure) throw failure.error
      batch.push({ file, content })
      if (batch.length === BATCH) send()
    },
    async close() {
      if (batch.length > 0) send()
      await Promise.allSettled(sent)
      await thread.close()
      if (failure) throw failure.error
    },
  }
}

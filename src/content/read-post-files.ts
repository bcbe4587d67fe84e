import { setImmediate } from 'node:timers/promises'
import type { Fingerprint } from '../build/cache/fingerprint.ts'
import { openThread } from '../thread.ts'
import { type PostFile, readPostFile } from './read-post-file.ts'
import type { PrintedFile, ReadRequest } from './read-post-files-thread.ts'

export interface ReadFilesOptions {
  /** Told the posts that are read elsewhere. */
  readonly fingerprint: Fingerprint
  /** Told of the files read since it was told last. */
  readonly onRead?: (files: number) => void
  /** Of fewer files, none is handed to a thread: to start one takes the time of some hundreds. */
  readonly filesToShare?: number
}

/** Files read in a run, by either thread. */
const FILES_IN_RUN = 64

/** The thread's next run is handed over while it reads one. */
const RUNS_AHEAD = 2

/**
 * Read posts' files, named by their paths below the content folder. Of many, a thread reads the last ones while this one
 * reads the first: nothing else can be done before all are read. Throws what the file system throws.
 */
export async function readPostFiles(
  contentDirectory: string,
  paths: readonly string[],
  { fingerprint, onRead, filesToShare = 2000 }: ReadFilesOptions,
): Promise<ReadonlyMap<string, PostFile>> {
  const files = new Map<string, PostFile>()
  let [start, end] = [0, paths.length]
  const readFirst = () => {
    const run = paths.slice(start, Math.min(start + FILES_IN_RUN, end))
    start += run.length
    for (const file of run) files.set(file, readPostFile(contentDirectory, file))
    onRead?.(run.length)
  }
  if (paths.length < filesToShare) {
    while (start < end) readFirst()
    return files
  }
  const thread = openThread<ReadRequest, readonly PrintedFile[]>('content/read-post-files-thread')
  const readLast = async (): Promise<void> => {
    const run = paths.slice(Math.max(start, end - FILES_IN_RUN), end)
    if (run.length === 0) return
    end -= run.length
    for (const { path, file, print } of await thread.ask({ contentDirectory, paths: run })) {
      files.set(path, file)
      if (file.kind === 'post') fingerprint.know(file.post, print)
    }
    onRead?.(run.length)
    await readLast()
  }
  try {
    const read = Promise.all(Array.from({ length: RUNS_AHEAD }, readLast))
    // Whoever waits for the end is told.
    read.catch(() => {})
    while (start < end) {
      readFirst()
      await setImmediate()
    }
    await read
    return files
  } finally {
    await thread.close()
  }
}

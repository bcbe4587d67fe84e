import { constants, existsSync } from 'node:fs'
import { access, mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { hasCode, replaceFile, syncFolder, writeDurably } from './durable-files.ts'

/*
 * A transaction over many files: all of them are changed, or none. The new texts are written as drafts into a hidden
 * folder; then a write-ahead log that names every step is put beside them by one rename. That rename is the commit: before
 * it a failure rolls back, after it the next run rolls forward. Drafts take the disk's space beforehand, so what is left
 * after the commit, renames and removals, hardly fails.
 */

/** A change of posts and dumps below a folder, their paths with `/`. */
export interface FileChange {
  readonly written: readonly { readonly path: string; readonly text: string }[]
  readonly removed: readonly string[]
  /** Dumps that get another name. There is no file of the new name. */
  readonly moved?: readonly { readonly from: string; readonly to: string }[]
}

/** A path of a post: never one that leads elsewhere. */
const postPath = z.string().regex(/^posts(?:\/(?!\.\.?(?:\/|$))[^/\\]+)+\.md$/i)

const feedPath = z.string().regex(/^feeds(?:\/(?!\.\.?(?:\/|$))[^/\\]+)+$/)

/** What remains to be done: draft `0` becomes the first path, and so on; then files are removed, and dumps moved. */
const logSchema = z.object({
  written: z.array(postPath),
  removed: z.array(postPath),
  moved: z.array(z.object({ from: feedPath, to: feedPath })).default([]),
})
type Log = Readonly<z.infer<typeof logSchema>>

/** Files worked on at once, as in reading them. */
const filesAtOnce = 64

/** Hidden in the folder that is changed, as everything of this program that is of no use to anybody else. */
const hidden = '.tidings'
const logName = 'journal'

/**
 * Carry out a change of files as one transaction; symbolic links are followed. Throws what the file system throws:
 * nothing has changed then, or the log says what is left to do.
 */
export async function commitFiles(root: string, { written, removed, moved = [] }: FileChange): Promise<void> {
  const folder = logFolder(root)
  try {
    await mkdir(folder, { recursive: true })
    await inBatches([...written.entries()], ([index, { text }]) =>
      writeDurably(path.join(folder, String(index)), text),
    )
    const log = logSchema.parse({ written: written.map(({ path }) => path), removed, moved })
    for (const name of foldersOf(log)) await refuseUnwritable(path.join(root, name))
    await writeDurably(path.join(folder, 'journal.draft'), JSON.stringify(log))
    await rename(path.join(folder, 'journal.draft'), path.join(folder, logName))
  } catch (error) {
    await rollBack(root).catch(() => {})
    throw error
  }
  await syncFolder(folder)
  await rollForward(root)
}

/** Whether a transaction on this folder was broken off. */
export function isTransactionPending(root: string): boolean {
  return existsSync(logFolder(root))
}

/**
 * Recover from a transaction that was broken off: roll it forward if it was committed, back if not. Throws what the file
 * system throws.
 */
export async function recoverTransaction(root: string): Promise<void> {
  if (existsSync(path.join(logFolder(root), logName))) await rollForward(root)
  else if (isTransactionPending(root)) await rollBack(root)
}

/** Throw what the file system would throw at a rename into a folder, or its making, before anything is begun. */
async function refuseUnwritable(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    await refuseUnwritable(path.dirname(folder))
  }
}

async function rollForward(root: string): Promise<void> {
  const folder = logFolder(root)
  const log = parseLog(await readFile(path.join(folder, logName), 'utf8'))
  if (log) {
    const { written, removed, moved } = log
    await inBatches([...written.entries()], ([index, file]) =>
      moveDraft(path.join(folder, String(index)), path.join(root, file)),
    )
    await inBatches(removed, file => rm(path.join(root, file), { force: true }))
    for (const { from, to } of moved) {
      // A dump that is gone was moved before the process was killed.
      if (existsSync(path.join(root, from))) await rename(path.join(root, from), path.join(root, to))
    }
    for (const changed of foldersOf(log)) await syncFolder(path.join(root, changed))
    for (const file of removed) await removeEmptyParents(root, file)
  }
  await rollBack(root)
}

function foldersOf({ written, removed, moved }: Log): ReadonlySet<string> {
  const files = [...written, ...removed, ...moved.flatMap(({ from, to }) => [from, to])]
  return new Set(files.map(path.posix.dirname))
}

/** Move a draft to its file. A draft that is gone was moved before the process was killed. */
async function moveDraft(draft: string, file: string): Promise<void> {
  if (!existsSync(draft)) return
  await mkdir(path.dirname(file), { recursive: true })
  await replaceFile(draft, file)
}

/** Remove the drafts and the log, the log first: drafts without one are thrown away. */
async function rollBack(root: string): Promise<void> {
  const folder = logFolder(root)
  await rm(path.join(folder, logName), { force: true })
  await rm(folder, { recursive: true, force: true })
  await removeEmptyParents(root, path.posix.join(hidden, 'import'))
}

/** Read a log. Returns undefined for one that names a file outside of `posts` and `feeds`, which is not ours. */
function parseLog(text: string): Log | undefined {
  const parsed = logSchema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : undefined
}

function logFolder(root: string): string {
  return path.join(root, hidden, 'import')
}

/** Do the work on every item. Where it fails for one, nothing is under way any more when the error is thrown. */
async function inBatches<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += filesAtOnce) {
    const results = await Promise.allSettled(items.slice(start, start + filesAtOnce).map(work))
    const failed = results.find(result => result.status === 'rejected')
    if (failed) throw failed.reason
  }
}

/** Remove empty folders above a file, but neither the root nor its `posts`. */
async function removeEmptyParents(root: string, file: string): Promise<void> {
  for (
    let folder = path.posix.dirname(file);
    folder !== '.' && folder !== 'posts';
    folder = path.posix.dirname(folder)
  ) {
    try {
      await rmdir(path.join(root, folder))
    } catch {
      // It holds something, or is gone.
      return
    }
  }
}

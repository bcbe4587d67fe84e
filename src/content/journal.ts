import { constants, existsSync } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/*
 * A change of many files that is done whole or not at all. The new files are written as drafts into a hidden folder,
 * then a journal that names every step is put beside them by one rename: before it nothing has happened, after it
 * everything will. Drafts take the disk's space beforehand, so what is left, renames and removals, hardly fails; where
 * it does, or the process is killed, the next run carries the rest out.
 */

/** A change of files below a folder, their paths with `/`. */
export interface FileChange {
  readonly written: readonly { readonly path: string; readonly text: string }[]
  readonly removed: readonly string[]
}

/** A path of a post: never one that leads elsewhere. */
const postPath = z.string().regex(/^posts(?:\/(?!\.\.?(?:\/|$))[^/\\]+)+\.md$/)

/** What remains to be done: draft `0` becomes the first path, and so on; then files are removed. */
const journalSchema = z.object({ written: z.array(postPath), removed: z.array(postPath) })
type Journal = Readonly<z.infer<typeof journalSchema>>

/** Files worked on at once, as in reading them. */
const filesAtOnce = 64

/** Hidden in the folder that is changed, as everything of this program that is of no use to anybody else. */
const hidden = '.tidings'
const journalName = 'journal'

/** Carry a change out, whole. Throws what the file system throws; nothing has changed then, or the journal says what is left to do. */
export async function changeFiles(root: string, { written, removed }: FileChange): Promise<void> {
  const folder = journalFolder(root)
  try {
    await mkdir(folder, { recursive: true })
    await inBatches([...written.entries()], ([index, { text }]) =>
      writeDurably(path.join(folder, String(index)), text),
    )
    const journal = journalSchema.parse({ written: written.map(({ path }) => path), removed })
    const changed = [...journal.written, ...journal.removed].map(path.posix.dirname)
    for (const name of new Set(changed)) await refuseUnwritable(path.join(root, name))
    await writeDurably(path.join(folder, 'journal.draft'), JSON.stringify(journal))
    await rename(path.join(folder, 'journal.draft'), path.join(folder, journalName))
  } catch (error) {
    await discard(root).catch(() => {})
    throw error
  }
  await syncFolder(folder)
  await carryOut(root)
}

/** Whether a change of this folder was broken off. */
export function isChangePending(root: string): boolean {
  return existsSync(journalFolder(root))
}

/**
 * Finish or forget a change that was broken off: with its journal it is carried out, without it has never begun.
 * Throws what the file system throws.
 */
export async function recoverFiles(root: string): Promise<void> {
  if (existsSync(path.join(journalFolder(root), journalName))) await carryOut(root)
  else if (isChangePending(root)) await discard(root)
}

/** Throw what the file system would throw at a rename into a folder, or its making, before anything is begun. */
async function refuseUnwritable(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) throw error
    await refuseUnwritable(path.dirname(folder))
  }
}

async function carryOut(root: string): Promise<void> {
  const folder = journalFolder(root)
  const journal = parseJournal(await readFile(path.join(folder, journalName), 'utf8'))
  if (journal) {
    const { written, removed } = journal
    await inBatches([...written.entries()], ([index, file]) =>
      moveDraft(path.join(folder, String(index)), path.join(root, file)),
    )
    await inBatches(removed, file => rm(path.join(root, file), { force: true }))
    for (const changed of new Set([...written, ...removed].map(path.posix.dirname))) {
      await syncFolder(path.join(root, changed))
    }
    for (const file of removed) await removeEmptyParents(root, file)
  }
  await discard(root)
}

/** A draft that is gone was moved before the process was killed. */
async function moveDraft(draft: string, target: string): Promise<void> {
  if (!existsSync(draft)) return
  await mkdir(path.dirname(target), { recursive: true })
  await rename(draft, target)
}

/** The journal goes first: what is left without it is litter. */
async function discard(root: string): Promise<void> {
  const folder = journalFolder(root)
  await rm(path.join(folder, journalName), { force: true })
  await rm(folder, { recursive: true, force: true })
  await removeEmptyParents(root, path.posix.join(hidden, 'import'))
}

/** Read a journal. One that names a file outside of `posts` is not ours, and none at all: undefined. */
function parseJournal(text: string): Journal | undefined {
  const parsed = journalSchema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : undefined
}

function journalFolder(root: string): string {
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

/** Write a file and wait until the disk has it. */
async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Wait until the disk has the names in a folder, where the system can be asked: Windows cannot. A folder may be gone. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32' || !existsSync(folder)) return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Remove the folders above a file that hold nothing; the root stays, and what the root holds of `posts`. */
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

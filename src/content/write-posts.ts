import { changeFiles, isChangePending, recoverFiles } from './journal.ts'
import { filesLeft, type ImportPlan } from './plan-import.ts'

/**
 * Carry out an import, whole or not at all: the only writer of content/posts. Each file is renamed into its place, so a
 * reader finds the old post or the new one, never half of one. Throws what the file system throws.
 */
export async function writePosts(contentDirectory: string, plan: ImportPlan): Promise<void> {
  const written = [...plan.added, ...plan.changed, ...plan.moved]
  const removed = filesLeft(plan)
  if (written.length + removed.length > 0) await changeFiles(contentDirectory, { written, removed })
}

/** Finish an import that was broken off, or forget it where it had not begun to change posts. To be done before posts are read. */
export async function recoverPosts(contentDirectory: string): Promise<void> {
  await recoverFiles(contentDirectory)
}

/** Whether an import was broken off. */
export function isImportPending(contentDirectory: string): boolean {
  return isChangePending(contentDirectory)
}

import type { ImportPlan } from './plan-import.ts'
import { commitFiles } from './transaction.ts'

/**
 * Carry out an import, whole or not at all. Each file is renamed into its place, so a
 * reader finds the old post or the new one, never half of one. Throws what the file system throws.
 */
export async function writePosts(contentDirectory: string, plan: ImportPlan): Promise<void> {
  const written = [...plan.added, ...plan.changed, ...plan.moved]
  const removed = filesLeft(plan)
  if (written.length + removed.length > 0) await commitFiles(contentDirectory, { written, removed })
}

/** Files that no post has once a plan is carried out. A file that one post moves away from may be where another moves to. */
function filesLeft({ added, moved, removed }: ImportPlan): readonly string[] {
  const written = new Set([...added, ...moved].map(({ path }) => path))
  const left = [...moved.map(({ from }) => from), ...removed.map(({ path }) => path)]
  return left.filter(path => !written.has(path))
}

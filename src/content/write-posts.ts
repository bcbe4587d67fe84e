import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { filesLeft, type ImportPlan } from './plan-import.ts'

/**
 * Carry out an import: the only writer of content/posts. Each file is written beside its place and renamed into it, so
 * a reader finds the old post or the new one, never half of one. Throws what the file system throws.
 */
export async function writePosts(contentDirectory: string, plan: ImportPlan): Promise<void> {
  for (const { path: file, text } of [...plan.added, ...plan.changed, ...plan.moved]) {
    const target = path.join(contentDirectory, file)
    const draft = path.join(path.dirname(target), `.${path.basename(target)}.draft`)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(draft, text)
    await rename(draft, target)
  }
  for (const file of filesLeft(plan)) await rm(path.join(contentDirectory, file))
}

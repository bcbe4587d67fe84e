import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Marks a folder as a site this program wrote, and so may replace. */
const marker = '.tidings-site'

/** The output folder holds something that is not a site of ours. */
export class ForeignFolderError extends Error {
  override readonly name = 'ForeignFolderError'
}

/**
 * Write a site beside its folder and put it there by renaming, so that readers find the old site or the new one,
 * whole. Throws ForeignFolderError for a folder with other things in it; when `write` throws, the old site stays.
 */
export async function publish<Result>(
  output: string,
  write: (staging: string) => Promise<Result>,
): Promise<Result> {
  const target = path.resolve(output)
  await refuseForeignFolder(target)
  await mkdir(path.dirname(target), { recursive: true })
  const staging = `${target}.new-${process.pid}`
  await rm(staging, { recursive: true, force: true })
  await mkdir(staging)
  try {
    const result = await write(staging)
    await writeFile(path.join(staging, marker), '')
    await replaceFolder(target, staging)
    return result
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    throw error
  }
}

async function replaceFolder(target: string, staging: string): Promise<void> {
  const old = `${staging}.old`
  const hadOld = await renameIfThere(target, old)
  await rename(staging, target)
  if (hadOld) await rm(old, { recursive: true, force: true })
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function refuseForeignFolder(target: string): Promise<void> {
  let names: string[]
  try {
    names = await readdir(target)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  if (names.length > 0 && !names.includes(marker)) {
    throw new ForeignFolderError(
      `Unexpected files in the output folder \`${target}\` that are no site of Tidings, expected an empty folder or a new one.`,
    )
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

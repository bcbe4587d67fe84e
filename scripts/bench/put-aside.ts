import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'

const aside: string[] = []

/**
 * Take folders away before a run without removing them. Right after a removal ext4 looks at every inode it freed before
 * it finds another for a new file (`recently_deleted` in the kernel's fs/ext4/ialloc.c), and each run would be slower
 * than the one before, by what is no work of its own.
 */
export async function putAside(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    if (!existsSync(folder)) continue
    const place = `${folder}.aside-${aside.length}`
    await rename(folder, place)
    aside.push(place)
  }
}

/** Remove what was put aside, once all is measured. */
export async function removeAside(): Promise<void> {
  for (const folder of aside) await rm(folder, { recursive: true, force: true })
}

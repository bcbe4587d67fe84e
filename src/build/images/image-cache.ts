import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

/*
 * A cache of images, shared by all sites that the program builds: a folder with a file for each cache key, which holds the
 * image and then a checksum of key and image. Readers of PNG ignore bytes after the image.
 */

/** Days that an image is kept after the last build that used it. */
const daysKept = 30

const checksumLength = 32

/** Cards by their keys, pictures of posts by their content and width, films by their content. */
const ownName = /^(?:[\da-f]{64}\.png|[\w-]{10}-\d+\.(?:webp|png|jpeg)|[\da-f]{16}\.mp4)$/

/** Read an image. Returns undefined if the cache has none for this key, or if its checksum does not match. */
export async function readImage(cache: string, key: string): Promise<Uint8Array | undefined> {
  try {
    const file = await readFile(fileOf(cache, key))
    const image = file.subarray(0, -checksumLength)
    return checksum(key, image).equals(file.subarray(-checksumLength)) ? image : undefined
  } catch {
    return undefined
  }
}

/** Keep an image. A cache that cannot be written, on a full disk or in somebody else's folder, is left as it is. */
export async function keepImage(cache: string, key: string, image: Uint8Array): Promise<void> {
  const file = fileOf(cache, key)
  const draft = `${file}.${process.pid}`
  try {
    await mkdir(cache, { recursive: true })
    await writeFile(draft, Buffer.concat([image, checksum(key, image)]))
    await rename(draft, file)
  } catch {
    await rm(draft, { force: true }).catch(() => {})
  }
}

/**
 * Mark the images of a build, named by their files, as used now, and remove those that no build has used in 30 days. Several sites, or one site
 * at several states, share the cache: an image that this build does not use may be one that the next build uses. Other
 * files stay. A cache that is absent or cannot be changed is left as it is.
 */
export async function removeUnusedImages(cache: string, used: Iterable<string>, now: Date): Promise<void> {
  const oldest = now.getTime() - daysKept * 24 * 60 * 60 * 1000
  const usedNames = new Set(used)
  const names = await readdir(cache).catch(() => [])
  await Promise.allSettled(
    names
      .filter(name => ownName.test(name))
      .map(name => {
        const file = path.join(cache, name)
        return usedNames.has(name) ? utimes(file, now, now) : removeIfOlder(file, oldest)
      }),
  )
}

async function removeIfOlder(file: string, oldest: number): Promise<void> {
  const { mtimeMs } = await stat(file)
  if (mtimeMs < oldest) await rm(file, { force: true })
}

function fileOf(cache: string, key: string): string {
  return path.join(cache, `${key}.png`)
}

function checksum(key: string, image: Uint8Array): Buffer {
  return createHash('sha256').update(key).update(image).digest()
}

import { readdir, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'

/** Days that an image is kept after a build last asked for it. */
const daysKept = 30

/**
 * Drop the images of a cache that no build has asked for in 30 days; `used` are the files this one asked for. By age, and
 * not at once, because several sites, or a site at several states, share a cache. What is no image of a card stays,
 * and all does where there is no cache or it may not be changed.
 */
export async function forgetCards(cache: string, used: ReadonlySet<string>, now: Date): Promise<void> {
  const oldest = now.getTime() - daysKept * 24 * 60 * 60 * 1000
  const names = await readdir(cache).catch(() => [])
  await Promise.allSettled(
    names
      .filter(name => /^[\da-f]{64}\.png$/.test(name))
      .map(name => path.join(cache, name))
      .map(file => (used.has(file) ? utimes(file, now, now) : removeIfOlder(file, oldest))),
  )
}

async function removeIfOlder(file: string, oldest: number): Promise<void> {
  const { mtimeMs } = await stat(file)
  if (mtimeMs < oldest) await rm(file, { force: true })
}

import { readStore } from '../content/read-posts.ts'
import { addressesOfImages, isRemoteImage } from '../markdown/image-address.ts'
import { FetchError, type FetchLimits, fetchFile } from '../media/fetch-file.ts'
import { addMedia, mediaName, readMediaFolder } from '../media/media-folder.ts'
import type { ExitCode } from './commands.ts'
import type { Console } from './console.ts'
import type { EditOptions } from './options.ts'
import { createProgress } from './progress.ts'
import { plural } from './summary.ts'

interface MissingImage {
  readonly url: string
  readonly reason: string
  /** Address of the first post that shows it. */
  readonly post: string
}

/**
 * Fetch the images that posts show from elsewhere on the web into `content/media`, one after another, each once. Posts and
 * dumps stay as they are: a record tells which file stands for which address. What cannot be fetched is told, and
 * tried again the next time.
 */
export async function runMediaFetch(
  options: EditOptions,
  console: Console,
  limits: FetchLimits = {},
): Promise<ExitCode> {
  const { content, dryRun, json, quiet } = options
  const { stored } = await readStore(content)
  const known = await readMediaFolder(content)
  const wanted = new Map<string, string>()
  for (const { post } of stored.toReversed()) {
    for (const url of addressesOfImages(post.body)) {
      const isThere = known.files.has(known.sources.get(url) ?? '')
      if (isRemoteImage({ url }) && URL.canParse(url) && !isThere) wanted.set(url, post.permalink)
    }
  }
  const fetched: string[] = []
  const missing: MissingImage[] = []
  const progress = createProgress(console, quiet)
  for (const [url, post] of dryRun ? [] : wanted) {
    progress.show('fetch', fetched.length + missing.length, wanted.size)
    try {
      const bytes = await fetchFile(url, limits)
      const name = mediaName(bytes)
      if (name === undefined) throw new FetchError('it is no PNG, JPEG, GIF, WebP, AVIF, SVG or MP4')
      await addMedia(content, known, [{ name, bytes, source: url }])
      fetched.push(url)
    } catch (error) {
      if (!(error instanceof FetchError)) throw error
      missing.push({ url, reason: error.message, post })
    }
  }
  progress.clear()
  if (json) {
    console.out(`${JSON.stringify({ wanted: [...wanted.keys()], fetched, missing }, undefined, 2)}\n`)
    return 0
  }
  for (const { url, reason, post } of missing)
    console.err(`warning: Cannot fetch ${url} of ${post}: ${reason}.\n`)
  if (quiet) return 0
  if (dryRun) console.out([...wanted.keys()].map(url => `${url}\n`).join(''))
  else console.out(`${plural(fetched.length, 'image')} fetched, ${missing.length} missing\n`)
  return 0
}

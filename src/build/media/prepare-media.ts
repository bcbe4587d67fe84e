import { createRequire } from 'node:module'
import path from 'node:path'
import type { StaticFile } from '../../content/read-statics.ts'
import { explainMissingPackage } from '../../errors.ts'
import { addressesOfImages, decodePath, isRemoteImage, mediaPathOf } from '../../markdown/image-address.ts'
import type { MediaFolder } from '../../media/media-folder.ts'
import type { Media, Post } from '../../model.ts'
import type { Cache } from '../cache.ts'
import { projectCache } from '../cache-folder.ts'
import { removeUnusedImages } from '../images/image-cache.ts'
import { isCached, type MadeMedia, makeMedia } from './make-media.ts'

/** The pictures and films of posts, ready to be shown and published. */
export interface PreparedMedia {
  /** What an image's address in a body leads to. */
  readonly mediaOf: (url: string) => Media | undefined
  /** Files to publish. */
  readonly files: readonly StaticFile[]
  /** What could not be made, for the curator. */
  readonly warnings: readonly string[]
}

const packages = createRequire(import.meta.url)

/**
 * Make the pictures and films that posts show, those that no earlier build made. A file that cannot be shown, or is not
 * there, is told in a warning; its post is published without.
 */
export async function prepareMedia(
  posts: readonly Pick<Post, 'permalink' | 'body'>[],
  folder: MediaFolder,
  remembered: Cache<MadeMedia> | undefined,
): Promise<PreparedMedia> {
  const cache = path.join(projectCache(), 'media')
  const nameOf = (url: string) =>
    mediaPathOf(url) ?? folder.sources.get(url) ?? folder.sources.get(decodePath(url))
  const made = new Map<string, MadeMedia>()
  const files = new Map<string, StaticFile>()
  const warnings: string[] = []
  const tried = new Set<string>()
  const addresses = posts.flatMap(({ permalink, body }) =>
    addressesOfImages(body).map(url => ({ permalink, url })),
  )
  for (const { permalink, url } of addresses) {
    const name = nameOf(url)
    if (name === undefined || tried.has(name)) continue
    tried.add(name)
    const found = folder.files.get(name)
    if (!found) {
      if (!isRemoteImage({ url }))
        warnings.push(`Unexpected image \`${url}\` in ${permalink}, expected \`content/media/${name}\`.`)
      continue
    }
    const problem = findProblem()
    if (problem !== undefined) {
      warnings.push(`No pictures were made: ${problem}. Install the optional dependencies.`)
      break
    }
    const key = `${name} ${found.state}`
    const kept = remembered?.get('media', key)
    const result = kept && isCached(kept, cache) ? kept : await makeMedia(found.file, cache)
    if ('fault' in result) {
      warnings.push(`Unexpected image \`content/media/${name}\` in ${permalink}, ${result.fault}.`)
      continue
    }
    remembered?.set('media', key, result)
    made.set(name, result)
    for (const file of result.files) {
      const source = file === result.original ? found.file : path.join(cache, file)
      // The name holds a hash of the content and of how it was made.
      files.set(file, { path: `/media/${file}`, file: source, key: file })
    }
  }
  await removeUnusedImages(cache, files.keys(), new Date())
  return {
    mediaOf: url => made.get(nameOf(url) ?? '')?.media,
    files: [...files.values()],
    warnings,
  }
}

/** Why this machine cannot make pictures: they are made by optional dependencies. */
function findProblem(): string | undefined {
  try {
    packages('sharp')
    packages.resolve('@11ty/eleventy-img')
    return undefined
  } catch (error) {
    const problem = explainMissingPackage(error)
    if (problem === undefined) throw error
    return problem
  }
}

import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileErrorReason } from '../errors.ts'
import { type RuleId, report } from '../feed/rules.ts'
import { createSource } from '../feed/source.ts'
import { decodePath, isRemoteImage, mediaPathOf } from '../markdown/image-address.ts'
import { findImages, type ImageReference, writeImage } from '../markdown/images.ts'
import type { Diagnostic, Entry, Part } from '../model.ts'
import { largestFile, type MediaFolder, mediaName, type NewMedia } from './media-folder.ts'

/** A dump whose images are to be collected. */
interface DumpWithImages {
  readonly name: string
  readonly file: string
  readonly text: string
  readonly entries: readonly Entry[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface CollectedMedia<T> {
  /** The dump, its images leading into the folder of media. */
  readonly feed: T
  readonly media: readonly NewMedia[]
}

/**
 * Collect the images that a dump names: a file beside the dump becomes one of `content/media`, and the entry leads
 * there. What is there already is known by its record, so that a dump imported again without its files loses none. An
 * image that cannot be collected stays as it is written, with a warning at its line.
 */
export function collectMedia<T extends DumpWithImages>(feed: T, known: MediaFolder): CollectedMedia<T> {
  const source = createSource(feed.file, feed.text)
  const media = new Map<string, NewMedia>()
  const problems: Diagnostic[] = []
  const beside = feed.file.startsWith('<') ? undefined : path.dirname(feed.file)
  const resolve = (image: ImageReference): Resolved => {
    const given = decodePath(image.url)
    const own = mediaPathOf(image.url) ?? given
    const found = beside === undefined ? missing : findFile(beside, given)
    const recorded = known.sources.get(`${feed.name}/${given}`)
    if (found.kind === 'found') return addFile(found.file, `${feed.name}/${given}`)
    if (known.files.has(own)) return { kind: 'found', name: own }
    return recorded === undefined ? found : { kind: 'found', name: recorded }
  }
  const addFile = (file: string, from: string): Resolved => {
    const bytes = readFileSync(file)
    const name = mediaName(bytes)
    if (name === undefined) {
      return { kind: 'invalid', problem: 'expected PNG, JPEG, GIF, WebP, AVIF, SVG or MP4 by its content' }
    }
    media.set(`${name} ${from}`, { name, bytes, source: from })
    return { kind: 'found', name }
  }
  const collectPart = (part: Part, start: number): Part => {
    let body = ''
    let end = 0
    for (const image of findImages(part.body)) {
      if (isRemoteImage(image) || /^data:/i.test(image.url)) continue
      const resolved = resolve(image)
      if (resolved.kind === 'found') {
        body +=
          part.body.slice(end, image.start) + writeImage({ ...image, url: `../../../media/${resolved.name}` })
        end = image.end
      } else {
        const written = part.body.slice(image.start, image.end)
        const offset = Math.max(start, feed.text.indexOf(written, start))
        const rule: RuleId = resolved.kind === 'missing' ? 'image-local' : 'image-invalid'
        problems.push(report(source, rule, offset, `Unexpected image \`${image.url}\`, ${resolved.problem}`))
      }
    }
    return end === 0 ? part : { ...part, body: body + part.body.slice(end) }
  }
  const entries = feed.entries.map(entry => {
    const { offset } = entry.start
    const [own, ...others] = entry.parts
    const parts = [collectPart(own, offset), ...others.map(part => collectPart(part, offset))] as const
    return { ...entry, parts }
  })
  return {
    feed: { ...feed, entries, diagnostics: [...feed.diagnostics, ...problems] },
    media: [...media.values()],
  }
}

type Resolved =
  | { readonly kind: 'found'; readonly name: string }
  | { readonly kind: 'missing' | 'invalid'; readonly problem: string }

type Found =
  | { readonly kind: 'found'; readonly file: string }
  | { readonly kind: 'missing' | 'invalid'; readonly problem: string }

const missing = { kind: 'missing', problem: 'expected a file beside the dump or in `content/media`' } as const

/** Find a file below a folder; nothing outside of it is read, not by a link either. */
function findFile(folder: string, name: string): Found {
  const file = path.resolve(folder, name)
  if (!isInside(path.resolve(folder), file))
    return { kind: 'invalid', problem: 'expected a file below the folder of the dump' }
  try {
    if (!existsSync(file)) return otherCase(file) ?? missing
    if (!isInside(realpathSync(folder), realpathSync(file)))
      return {
        kind: 'invalid',
        problem: 'expected a file below the folder of the dump, not a link out of it',
      }
    const { size } = statSync(file)
    if (!statSync(file).isFile()) return missing
    if (size > largestFile)
      return { kind: 'invalid', problem: `expected at most ${largestFile / 2 ** 20} MB` }
    // A file system that does not regard case finds a file that the site's host would not.
    return otherCase(file) ?? { kind: 'found', file }
  } catch (error) {
    const reason = fileErrorReason(error)
    if (reason === undefined) throw error
    return { kind: 'invalid', problem: `expected a file that can be read: ${reason}` }
  }
}

/** Report a name that is spelled in other case than its file. */
function otherCase(file: string): Found | undefined {
  const folder = path.dirname(file)
  const names = existsSync(folder) ? readdirSync(folder) : []
  const name = path.basename(file)
  if (names.includes(name)) return undefined
  const spelled = names.find(other => other.toLowerCase() === name.toLowerCase())
  return spelled === undefined
    ? undefined
    : { kind: 'invalid', problem: `expected \`${spelled}\`, as the file is spelled` }
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)
}

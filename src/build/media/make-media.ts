import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileErrorReason } from '../../errors.ts'
import { nameMedia } from '../../media/media-folder.ts'
import { type MediaType, mediaTypeOf } from '../../media/media-type.ts'
import { stripFilm } from '../../media/strip-film.ts'
import type { Media } from '../../model.ts'
import { readCacheFile, writeCacheFile } from '../cache-file.ts'

/** A picture or film with the files that a site publishes of it. */
export interface MadeMedia {
  readonly media: Media
  /** Name below `/media` on the site → name in the cache; the original's, where it is published as it is. */
  readonly files: readonly string[]
  /** The original is one of `files`: it is copied as it is. */
  readonly original?: string
}

/** A file that pages cannot show, and what was expected of it. */
export interface MediaFault {
  readonly fault: string
}

/** Widths in pixels that a picture is made in; a narrower one keeps its own. */
const widths = [640, 1280]

/** More pixels than any photo of a post has; decoded, they take four bytes each. */
const mostPixels = 100e6

const formatsOf: Readonly<Record<Exclude<MediaType, 'mp4'>, readonly string[]>> = {
  png: ['webp', 'png'],
  jpeg: ['webp', 'jpeg'],
  webp: ['webp'],
  avif: ['webp', 'jpeg'],
  gif: ['webp', 'png'],
  // Drawn: an SVG that is opened could run scripts.
  svg: ['webp', 'png'],
}

/** Names how pictures are made: with other sizes, formats or rules, all are made anew. Raise its number for a rule. */
const making = JSON.stringify([1, widths, formatsOf])

/**
 * Make what a site publishes of a file: a picture in several widths, in WebP and in its own format, without what a camera
 * noted in it. The first picture of an animation stands for it. Films are published without such notes too. A file of the
 * same content is made once: `cache` has what earlier builds made, by whatever version of the program.
 */
export async function makeMedia(file: string, cache: string): Promise<MadeMedia | MediaFault> {
  try {
    const bytes = await readFile(file)
    const type = mediaTypeOf(bytes)
    if (type === undefined) return { fault: 'expected PNG, JPEG, GIF, WebP, AVIF, SVG or MP4 by its content' }
    const record = path.join(cache, `${createHash('sha256').update(bytes).digest('hex')}.json`)
    const kept = readCacheFile(record, making) as MadeMedia | undefined
    if (kept && isCached(kept, cache)) return kept
    const made =
      type === 'mp4' ? await makeFilm(bytes, cache) : await makePicture(file, { bytes, type }, cache)
    // After its files, so that none of a build that was killed counts as whole.
    if (!('fault' in made)) writeCacheFile(record, making, made)
    return made
  } catch (error) {
    const reason = fileErrorReason(error)
    if (reason === undefined) throw error
    return { fault: `expected a file that can be read: ${reason}` }
  }
}

/** A file of a picture, read. */
interface PictureFile {
  readonly bytes: Buffer
  readonly type: Exclude<MediaType, 'mp4'>
}

async function makePicture(
  file: string,
  { bytes, type }: PictureFile,
  cache: string,
): Promise<MadeMedia | MediaFault> {
  const picture = await drawPicture(file, type, cache)
  if ('fault' in picture || type !== 'gif') return picture
  const original = nameMedia(bytes, type)
  return {
    media: { ...picture.media, kind: 'animation', path: `/media/${original}` },
    files: [...picture.files, original],
    original,
  }
}

async function drawPicture(
  file: string,
  type: PictureFile['type'],
  cache: string,
): Promise<MadeMedia | MediaFault> {
  const { default: image } = await import('@11ty/eleventy-img')
  try {
    const made = await image(file, {
      widths: [...widths],
      formats: [...formatsOf[type]],
      outputDir: cache,
      urlPath: '/media/',
      filenameFormat: (id, _src, width, format) => `${id}-${width}.${format}`,
      sharpOptions: { limitInputPixels: mostPixels, animated: false },
      fixOrientation: true,
      useCache: false,
    })
    const formats = formatsOf[type].flatMap(format => made[format] ?? [])
    const largest = formats.at(-1)
    if (!largest) return { fault: 'expected a picture' }
    return {
      media: {
        kind: 'picture',
        path: largest.url,
        width: largest.width,
        height: largest.height,
        colour: await colourOf(path.join(cache, path.basename(formats[0]?.url ?? ''))),
        formats: formatsOf[type].flatMap(format => {
          const files = (made[format] ?? []).map(({ url, width }) => ({ path: url, width }))
          return files.length === 0 ? [] : [{ type: `image/${format}`, files }]
        }),
      },
      files: formats.map(({ url }) => path.basename(url)),
    }
  } catch (error) {
    if (fileErrorReason(error) !== undefined) throw error
    return {
      fault: `expected a picture that can be read, of at most ${mostPixels / 1e6} megapixels: ${firstLine(error)}`,
    }
  }
}

function firstLine(error: unknown): string {
  const all =
    error instanceof Error ? [error.message, error.cause instanceof Error ? error.cause.message : ''] : []
  return (all.at(-1) || all[0] || 'it cannot be read').split('\n', 1)[0]?.trim() ?? ''
}

async function makeFilm(bytes: Buffer, cache: string): Promise<MadeMedia> {
  const film = stripFilm(bytes)
  const name = nameMedia(film, 'mp4')
  await mkdir(cache, { recursive: true })
  await writeFile(path.join(cache, name), film)
  return { media: { kind: 'film', path: `/media/${name}`, formats: [] }, files: [name] }
}

/** A picture's mean colour, in three steps each of red, green and blue. */
async function colourOf(file: string): Promise<string> {
  const { default: sharp } = await import('sharp')
  const pixel = await sharp(file).resize(1, 1, { fit: 'fill' }).removeAlpha().raw().toBuffer()
  return [0, 1, 2].map(channel => Math.round(((pixel[channel] ?? 0) / 255) * 2)).join('')
}

/** Tell whether a cache still has all files of what was made. */
export function isCached({ files, original }: MadeMedia, cache: string): boolean {
  return files.every(name => name === original || existsSync(path.join(cache, name)))
}

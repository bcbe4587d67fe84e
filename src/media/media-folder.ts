import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { listFiles } from '../content/list-files.ts'
import { endingOf, type MediaType, mediaTypeOf } from './media-type.ts'

/*
 * `content/media`: the pictures and films of posts. Those that came from a dump's folder or from the web are named by their
 * content; the curator's own keep their names. `sources.txt` there tells where each came from, a line
 * `NAME = SOURCE`: an address, or the name of a dump and a path beside it.
 */

/** The folder of media as a build finds it. */
export interface MediaFolder {
  /** Path below the folder, with `/` → its file. */
  readonly files: ReadonlyMap<string, MediaFile>
  /** Where a file came from → its name. */
  readonly sources: ReadonlyMap<string, string>
}

export interface MediaFile {
  readonly file: string
  /** Size and time of change: while they stay, so does the file. */
  readonly state: string
}

export const noMedia: MediaFolder = { files: new Map(), sources: new Map() }

/** The most that a file of media may hold, in bytes. */
export const largestFile = 50 * 2 ** 20

const recordName = 'sources.txt'

function mediaFolder(content: string): string {
  return path.join(content, 'media')
}

/** Read the folder of media, which need not be there. */
export async function readMediaFolder(content: string): Promise<MediaFolder> {
  const folder = mediaFolder(content)
  if (!existsSync(folder)) return noMedia
  const found = listFiles(folder).filter(({ kind, path }) => kind === 'file' && path !== recordName)
  const files = found.map(({ path: name }) => {
    const file = path.join(folder, name)
    const { size, mtimeMs } = statSync(file)
    return [name, { file, state: `${size} ${mtimeMs}` }] as const
  })
  const record = path.join(folder, recordName)
  const lines = existsSync(record) ? (await readFile(record, 'utf8')).split(/\r?\n/) : []
  const sources = lines.flatMap(line => {
    const [, name, source] = /^(\S+) = (\S.*)$/.exec(line.trim()) ?? []
    return name !== undefined && source !== undefined ? [[source, name] as const] : []
  })
  return { files: new Map(files), sources: new Map(sources) }
}

/** A file on its way into the folder of media. */
export interface NewMedia {
  /** Its name there, by its content. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly source: string
}

/** Name a file by its content. Undefined where it is no picture or film that pages show. */
export function mediaName(bytes: Buffer): string | undefined {
  const type = mediaTypeOf(bytes)
  return type && nameMedia(bytes, type)
}

/** Name a file of a type by its content. */
export function nameMedia(bytes: Buffer, type: MediaType): string {
  return `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${endingOf(type)}`
}

/**
 * Add files to the folder of media, known as it was, and note where they came from. A file is there whole or not at all,
 * and the same file is written once.
 */
export async function addMedia(
  content: string,
  { sources }: MediaFolder,
  added: readonly NewMedia[],
): Promise<void> {
  if (added.length === 0) return
  const folder = mediaFolder(content)
  await mkdir(folder, { recursive: true })
  for (const { name, bytes, source } of added) {
    const file = path.join(folder, name)
    if (!existsSync(file)) {
      const draft = `${file}.${process.pid}`
      await writeFile(draft, bytes)
      await rename(draft, file)
    }
    if (sources.get(source) !== name) await appendFile(path.join(folder, recordName), `${name} = ${source}\n`)
  }
}

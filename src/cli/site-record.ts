import { createHash } from 'node:crypto'
import path from 'node:path'
import { keepValue, readKept } from '../cache/kept-value.ts'
import type { FileKeys } from '../site/file-keys.ts'

/** What a published site was made from, so that the next build knows what it need not make again. */
export interface SiteRecord {
  /** Identifier of the site that this is about. */
  readonly id: string
  /** Of program and configuration. */
  readonly frame: string
  readonly pageCount: number
  readonly pages: FileKeys
  readonly images: FileKeys
  /** Folders that are made as a whole. */
  readonly folders: FileKeys
}

const root = path.resolve(import.meta.dirname, '../..')

/** The folder in which a site's builds keep what they made, outside the site. */
export function keptFolder(output: string): string {
  const name = createHash('sha256').update(path.resolve(output)).digest('hex').slice(0, 16)
  return path.join(root, '.cache/builds', name)
}

/** Read the record of the last build; undefined where it is damaged, or not that of this site. */
export function readRecord(output: string, version: string, id: string | undefined): SiteRecord | undefined {
  const kept = readKept(recordFile(output), version) as KeptRecord | undefined
  if (kept === undefined || kept.id !== id) return undefined
  const { pages, images, folders, ...rest } = kept
  return { ...rest, pages: new Map(pages), images: new Map(images), folders: new Map(folders) }
}

export function keepRecord(output: string, version: string, record: SiteRecord): void {
  const { pages, images, folders, ...rest } = record
  const kept: KeptRecord = { ...rest, pages: [...pages], images: [...images], folders: [...folders] }
  keepValue(recordFile(output), version, kept)
}

interface KeptRecord extends Omit<SiteRecord, 'pages' | 'images' | 'folders'> {
  readonly pages: readonly (readonly [string, string])[]
  readonly images: readonly (readonly [string, string])[]
  readonly folders: readonly (readonly [string, string])[]
}

function recordFile(output: string): string {
  return path.join(keptFolder(output), 'site.json')
}

import path from 'node:path'
import { fixedPages, pageFile } from '../archive/urls.ts'
import { keepValue, readKept } from './cache/kept-value.ts'
import { type MapRows, mapOf, rowsOf } from './cache/map-rows.ts'
import { programVersion } from './cache/program-version.ts'
import { cacheFolder } from './cache-folder.ts'
import type { FileKeys } from './file-keys.ts'

/** What a published site was made from, so that the next build knows what it need not make again. */
export interface SiteRecord {
  /** Identifier of the site that this is about. */
  readonly id: string
  /** Of program and configuration. */
  readonly frame: string
  readonly pageCount: number
  readonly pages: FileKeys
  readonly images: FileKeys
  /** Folders that are made as a whole, by their site paths. */
  readonly folders: FileKeys
  /** How many shards the search index has. */
  readonly shards: number
}

/** Where the builds of a site keep what they made, outside the site, and for which version of the program it is good. */
export interface BuildCache {
  readonly folder: string
  readonly version: string
}

/** The cache of a site's builds; undefined where nobody can tell the program's version. */
export function buildCacheOf(output: string): BuildCache | undefined {
  return programVersion === undefined
    ? undefined
    : { folder: cacheFolder('builds', output), version: programVersion }
}

/** Read the record of the last build; undefined where it is damaged, or not that of this site. */
export function readRecord({ folder, version }: BuildCache, id: string | undefined): SiteRecord | undefined {
  const kept = readKept(recordFile(folder), version) as KeptRecord | undefined
  if (kept === undefined || kept.id !== id) return undefined
  const { pages, images, folders, ...rest } = kept
  return { ...rest, pages: mapOf(pages), images: mapOf(images), folders: mapOf(folders) }
}

export function keepRecord({ folder, version }: BuildCache, record: SiteRecord): void {
  const { pages, images, folders, ...rest } = record
  const kept: KeptRecord = {
    ...rest,
    pages: rowsOf(pages),
    images: rowsOf(images),
    folders: rowsOf(folders),
  }
  keepValue(recordFile(folder), version, kept)
}

/** All that a site holds, by paths below its folder. Assets and the search index are folders that hold nothing else. */
export function filesOf({ pages, images }: SiteRecord): readonly string[] {
  return [...[...pages.keys(), ...images.keys(), ...fixedPages].map(pageFile), 'assets', 'pagefind']
}

interface KeptRecord extends Omit<SiteRecord, 'pages' | 'images' | 'folders'> {
  readonly pages: MapRows<string>
  readonly images: MapRows<string>
  readonly folders: MapRows<string>
}

/** The file of a record, in the folder of a cache. */
export function recordFile(folder: string): string {
  return path.join(folder, 'site.json')
}

import path from 'node:path'
import type { StoredFacts } from '../archive/post-facts.ts'
import { pageFile } from '../archive/urls.ts'
import { type Cache, openCache } from './cache.ts'
import { readCacheFile, writeCacheFile } from './cache-file.ts'
import { cacheFolder } from './cache-folder.ts'
import type { FileKeys, SiteFiles } from './keys.ts'
import type { MadeMedia } from './media/make-media.ts'
import { programVersion } from './program-version.ts'
import type { Rendering } from './render-posts.ts'

/** Where the builds of one site cache what they made, outside the site, and the version of the program it is good for. */
export interface SiteCache {
  readonly folder: string
  readonly version: string
}

/** Where a site is written. Without a cache every build starts from nothing. */
export interface SiteTarget {
  readonly output: string
  readonly cache?: SiteCache | undefined
}

/** The target for an output folder. There is no cache where the program's version is unknown. */
export function siteTarget(output: string): SiteTarget {
  if (programVersion === undefined) return { output }
  return { output, cache: { folder: cacheFolder('builds', output), version: programVersion } }
}

/** What builds compute of posts, by cache key; see keys.ts. */
export interface BuildCaches {
  readonly renderings: Cache<Rendering>
  readonly related: Cache<readonly StoredFacts[]>
  readonly media: Cache<MadeMedia>
}

/** Open the caches of a site. Renderings hold links below the site's base. */
export function openCaches({ folder, version }: SiteCache, base: string): BuildCaches {
  const open = <Value>(name: string) => openCache<Value>(path.join(folder, name), `${version} ${base}`)
  return { renderings: open('renderings'), related: open('related'), media: open('media') }
}

/** What the last build published, so that the next one knows which files it need not write again. */
export interface SiteRecord {
  /** Key of the published site. */
  readonly site: string
  /** Key of its configuration. */
  readonly config: string
  readonly pageCount: number
  /** What could not be shown. */
  readonly warnings: readonly string[]
  readonly files: SiteFiles
}

/** Read the record of the last build; undefined where it is damaged, or of another site than the one of this key. */
export function readRecord({ folder, version }: SiteCache, site: string | undefined): SiteRecord | undefined {
  const stored = readCacheFile(recordFile(folder), version) as StoredRecord | undefined
  if (stored === undefined || stored.site !== site) return undefined
  const { pages, images, statics, folders, ...counts } = stored.files
  const maps = {
    pages: new Map(pages),
    images: new Map(images),
    statics: new Map(statics),
    folders: new Map(folders),
  }
  return { ...stored, files: { ...counts, ...maps } }
}

export function writeRecord({ folder, version }: SiteCache, record: SiteRecord): void {
  const { pages, images, statics, folders, ...counts } = record.files
  const lists = {
    pages: [...pages],
    images: [...images],
    statics: [...statics],
    folders: [...folders],
  }
  const stored: StoredRecord = { ...record, files: { ...counts, ...lists } }
  writeCacheFile(recordFile(folder), version, stored)
}

/** All that a site holds, by paths below its folder: files, and with `/` at their end folders with all that is in them. */
export function namesOf({ pages, images, statics }: SiteFiles): readonly string[] {
  const paths = [...pages.keys(), ...images.keys(), ...statics.keys()]
  return [...paths.map(pageFile), 'assets/', 'pagefind/']
}

type StoredKeys = readonly (readonly [path: string, key: string])[]

/** A record as JSON can hold it: maps as lists of their entries. */
interface StoredRecord extends Omit<SiteRecord, 'files'> {
  readonly files: {
    readonly [Kind in keyof SiteFiles]: SiteFiles[Kind] extends FileKeys ? StoredKeys : SiteFiles[Kind]
  }
}

function recordFile(folder: string): string {
  return path.join(folder, 'site.json')
}

import { readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { close, createIndex, type PagefindIndex } from 'pagefind'
import { type CatalogPost, writeCatalog } from './catalog.ts'
import { hideText } from './hidden-text.ts'
import { packText, tidyText } from './packed-text.ts'
import { recordText } from './record-text.ts'
import { catalogFile, type SearchSettings, settingsFile } from './settings.ts'
import type { SynonymGroup } from './synonyms.ts'
import { isShadowKey } from './tokens.ts'

/** What the search index knows of one post. */
export interface SearchRecord extends CatalogPost {
  /** The post's permalink, without the site's base. */
  readonly url: string
  readonly title: string
  /** The post's visible text, lines separated by a line feed. */
  readonly text: string
}

/** A code Pagefind knows nothing about: it neither stems words nor cuts Chinese by its dictionary. */
const LANGUAGE = 'unknown'

/** Above this number of posts, several share a file: hosts limit how many files a site may have. */
const MAX_FRAGMENTS = 5000

/** Records under way at once. Pagefind takes them in the order they were sent, one after another. */
const RECORDS_AT_ONCE = 64

/**
 * Write the search bundle of a site, one record a post, and beside it what posts are filtered by and the synonyms. The
 * folder is the bundle's own: what stood there is removed. The same records in the same order give the same bytes. Throws what Pagefind reports as an error.
 */
export async function writeSearchIndex(
  records: Iterable<SearchRecord>,
  outputDir: string,
  synonyms: readonly SynonymGroup[] = [],
): Promise<{ records: number }> {
  const outputPath = resolve(outputDir)
  const all = [...records]
  let hasShadow = false
  await rm(outputPath, { recursive: true, force: true })
  try {
    const created = await createIndex({ forceLanguage: LANGUAGE, maxFragments: MAX_FRAGMENTS })
    const index = sound(created).index
    if (!index) throw new Error('Pagefind made no index')
    for (let start = 0; start < all.length; start += RECORDS_AT_ONCE) {
      const batch = all.slice(start, start + RECORDS_AT_ONCE)
      const shadows = await Promise.all(batch.map((record, step) => addRecord(index, record, start + step)))
      hasShadow ||= shadows.includes(true)
    }
    sound(await index.writeFiles({ outputPath }))
  } finally {
    await close()
  }
  await removeInterfaces(outputPath)
  const settings: SearchSettings = { hasShadow, synonyms }
  await writeFile(join(outputPath, settingsFile), JSON.stringify(settings))
  await writeFile(join(outputPath, catalogFile), writeCatalog(inOrderOfDates(all)))
  return { records: all.length }
}

/** The order that the index sorts by: days, and within a day the order given. */
function inOrderOfDates(records: readonly SearchRecord[]): readonly SearchRecord[] {
  return records.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
}

/** Add a record; tells whether it has a shadow. */
async function addRecord(index: PagefindIndex, record: SearchRecord, place: number): Promise<boolean> {
  const { url, handle, date, lang } = record
  const [title, author] = [tidyText(record.title), tidyText(record.author)]
  const { stream, changes } = packText(recordText(record.text, { author, handle }))
  const answer = await index.addCustomRecord({
    url,
    language: LANGUAGE,
    content: stream,
    meta: hideValues({ title, author, handle, date, lang, changes }),
    // The place orders the posts of one day, so that the order is the same in every build.
    sort: { date: `${date} ${String(place).padStart(9, '0')}` },
  })
  sound(answer)
  return stream.split(' ').some(isShadowKey)
}

function hideValues(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, hideText(value)]))
}

function sound<Answer extends { readonly errors: readonly string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`)
  return answer
}

/** Pagefind adds its own interfaces, half a megabyte that no page of ours loads. */
async function removeInterfaces(bundle: string): Promise<void> {
  const files = await readdir(bundle)
  const unused = files.filter(file => /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./.test(file))
  await Promise.all(unused.map(file => rm(join(bundle, file))))
}

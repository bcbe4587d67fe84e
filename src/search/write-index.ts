import { readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { close, createIndex, type PagefindIndex } from 'pagefind'
import type { Day, PartKind } from '../model.ts'
import { hideText } from './hidden-text.ts'
import { packText, tidyText } from './packed-text.ts'
import { recordText } from './record-text.ts'

/** What the search index knows of one post. */
export interface SearchRecord {
  /** The post's permalink, without the site's base. */
  readonly url: string
  readonly title: string
  readonly author: string
  readonly handle: string
  readonly date: Day
  /** BCP 47 tag of the text's language: how a result is marked up, not how it is indexed. */
  readonly lang: string
  /** The post's visible text, lines separated by a line feed. */
  readonly text: string
  readonly tags: readonly string[]
  /** Kinds of the parts the post holds. */
  readonly kinds: readonly PartKind[]
}

/** A code Pagefind knows nothing about: it neither stems words nor cuts Chinese by its dictionary. */
const LANGUAGE = 'unknown'

/** Above this number of posts, several share a file: hosts limit how many files a site may have. */
const MAX_FRAGMENTS = 5000

/** Records under way at once. Pagefind takes them in the order they were sent, one after another. */
const RECORDS_AT_ONCE = 64

/**
 * Write the search bundle of a site, one record a post. The folder is the bundle's own: what stood there is removed.
 * The same records in the same order give the same bytes. Throws what Pagefind reports as an error.
 */
export async function writeSearchIndex(
  records: Iterable<SearchRecord>,
  outputDir: string,
): Promise<{ records: number }> {
  const outputPath = resolve(outputDir)
  const all = [...records]
  const names = latestNames(all)
  await rm(outputPath, { recursive: true, force: true })
  try {
    const created = await createIndex({ forceLanguage: LANGUAGE, maxFragments: MAX_FRAGMENTS })
    const index = sound(created).index
    if (!index) throw new Error('Pagefind made no index')
    for (let start = 0; start < all.length; start += RECORDS_AT_ONCE) {
      const batch = all.slice(start, start + RECORDS_AT_ONCE)
      await Promise.all(batch.map((record, step) => addRecord(index, record, names, start + step)))
    }
    sound(await index.writeFiles({ outputPath }))
  } finally {
    await close()
  }
  await removeInterfaces(outputPath)
  return { records: all.length }
}

/** One name for each handle, the one of its latest post: names change, the handle is the author. */
function latestNames(records: readonly SearchRecord[]): ReadonlyMap<string, string> {
  const latest = new Map<string, SearchRecord>()
  for (const record of records) {
    const handle = record.handle.toLowerCase()
    if (record.date >= (latest.get(handle)?.date ?? '')) latest.set(handle, record)
  }
  return new Map(Array.from(latest, ([key, { author, handle }]) => [key, `${author} @${handle}`]))
}

async function addRecord(
  index: PagefindIndex,
  record: SearchRecord,
  names: ReadonlyMap<string, string>,
  place: number,
): Promise<void> {
  const { url, handle, date, lang, tags, kinds } = record
  const [title, author] = [tidyText(record.title), tidyText(record.author)]
  const name = names.get(handle.toLowerCase())
  const { stream, changes } = packText(recordText(record.text, { author, handle }))
  const answer = await index.addCustomRecord({
    url,
    language: LANGUAGE,
    content: stream,
    meta: hideValues({ title, author, handle, date, lang, changes }),
    filters: {
      author: name ? [name] : [],
      month: [date.slice(0, 7)],
      tag: [...new Set(tags.map(tag => tag.toLowerCase()))],
      kind: [...new Set(kinds)],
    },
    // The place orders the posts of one day, so that the order is the same in every build.
    sort: { date: `${date} ${String(place).padStart(9, '0')}` },
  })
  sound(answer)
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

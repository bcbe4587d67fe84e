import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { plainText, type Repost, readApiStatus, screenName, statusId } from './api-status.ts'
import { madeAt, type Status } from './status.ts'

/**
 * Exports of twitter-web-exporter (https://github.com/prinsss/twitter-web-exporter, `columns-tweet.tsx` and
 * `exporter.ts`): a list of records in JSON, or the same columns as CSV. With "include all metadata" each record brings
 * the post of X's interface too, from which addresses, quoted posts and conversations are known whole.
 */

const medium = z.object({
  type: z.string(),
  url: z.string().nullish(),
  original: z.string(),
  ext_alt_text: z.string().nullish(),
})
export const exportedRecord = z.object({
  id: statusId,
  created_at: z.string().nullish(),
  full_text: z.string('expected the text of a post'),
  media: z.array(medium).nullish(),
  screen_name: screenName,
  name: z.string('expected the name of an author'),
  in_reply_to: statusId.nullish(),
  retweeted_status: statusId.nullish(),
  quoted_status: statusId.nullish(),
  metadata: z.unknown().optional(),
})

/** Read a record of an export. */
export function readRecord(record: z.infer<typeof exportedRecord>): Status | Repost {
  const known = record.metadata ? readApiStatus(record.metadata) : undefined
  const day = /^\d{4}-\d\d-\d\d/.exec(record.created_at ?? '')?.[0]
  if (known) return 'id' in known && day !== undefined ? { ...known, day } : known
  if (record.retweeted_status) return { repostOf: undefined }
  const media = record.media ?? []
  const time = madeAt(record.id, record.created_at ?? '')
  return {
    id: record.id,
    author: record.name,
    handle: record.screen_name,
    ...(day !== undefined && { day }),
    ...(time !== undefined && { time }),
    text: plainText(record.full_text, { removed: media.flatMap(({ url }) => url ?? []) }),
    media: media.map(({ type, original, ext_alt_text }) => ({
      kind: type === 'photo' ? ('photo' as const) : ('video' as const),
      url: original,
      alt: ext_alt_text ?? '',
    })),
    ...(record.in_reply_to && { answers: record.in_reply_to }),
    ...(record.quoted_status && { quoted: record.quoted_status }),
  }
}

/** Columns that hold JSON. */
const jsonColumns: ReadonlySet<string> = new Set(['media', 'metadata', 'media_tags'])

/**
 * Parse a CSV export into records, as its JSON has them. Throws CsvError with a `lines` where it is not well formed. The
 * exporter writes line feeds as `\n`, and what is missing as `null`.
 */
export function parseCsv(text: string): readonly unknown[] {
  return parse(text, {
    bom: true,
    columns: true,
    skip_empty_lines: true,
    cast: (value, { column, header }) => {
      if (header) return value
      if (value === '' || value === 'null' || value === 'undefined') return undefined
      if (jsonColumns.has(String(column))) return parseJson(value)
      return value.replaceAll('\\n', '\n').replaceAll('\\r', '\r')
    },
  })
}

/** What is no JSON stays text, which the schema refuses by name. */
function parseJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

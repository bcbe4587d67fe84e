import { z } from 'zod'
import { type Media, madeAt, type Status } from './status.ts'

/**
 * A post as X's own interface names its fields: in X's archive, and in what twitter-web-exporter adds as `metadata`. Only
 * fields that are used are checked.
 */

/** X's ids: whole numbers, as text. */
export const statusId = z
  .string('expected an id of X')
  .regex(/^\d{1,20}$/, 'expected an id of X: digits')
  .transform(id => id.replace(/^0+(?=\d)/, ''))
export const screenName = z
  .string('expected a handle')
  .regex(/^[A-Za-z0-9_]{1,20}$/, 'expected a handle: letters, digits, `_`')

const address = z.object({ url: z.string(), expanded_url: z.string().optional() })
const medium = z.object({
  type: z.string(),
  url: z.string().optional(),
  media_url_https: z.string(),
  ext_alt_text: z.string().nullish(),
  video_info: z
    .object({ variants: z.array(z.object({ url: z.string(), bitrate: z.coerce.number().optional() })) })
    .optional(),
})
const entities = z.object({ urls: z.array(address).optional(), media: z.array(medium).optional() })

/** What X calls the legacy part of a post: all of it in X's archive. */
export const legacyStatus = z.object({
  id_str: statusId,
  created_at: z.string().optional(),
  full_text: z.string('expected the text of a post'),
  entities: entities.optional(),
  extended_entities: entities.optional(),
  in_reply_to_status_id_str: statusId.nullish(),
  conversation_id_str: statusId.nullish(),
  quoted_status_id_str: statusId.nullish(),
})
export type LegacyStatus = z.infer<typeof legacyStatus>

const name = z.object({ screen_name: screenName, name: z.string() })
const shortStatus = z.object({
  rest_id: statusId,
  core: z.object({
    user_results: z.object({ result: z.object({ core: name.optional(), legacy: name.optional() }) }),
  }),
  legacy: legacyStatus.extend({ retweeted_status_result: z.object({ result: z.unknown() }).optional() }),
  note_tweet: z
    .object({
      note_tweet_results: z.object({
        result: z.object({ text: z.string(), entity_set: entities.optional() }),
      }),
    })
    .optional(),
  quoted_status_result: z.object({ result: z.unknown() }).optional(),
})
/** Posts of limited visibility are wrapped once more. */
const apiStatus = z.union([shortStatus, z.object({ tweet: shortStatus }).transform(({ tweet }) => tweet)])

/** A post that a person passed on, without words of their own, and the one they passed on where it is known whole. */
export interface Repost {
  readonly repostOf: Status | undefined
}

/** Read a post of X's interface, the posts it quotes and passes on too. Undefined where it is not of that shape. */
export function readApiStatus(value: unknown, depth = 0): Status | Repost | undefined {
  const { data } = apiStatus.safeParse(value)
  const user = data?.core.user_results.result
  const by = user?.core ?? user?.legacy
  if (!data || !by) return undefined
  // A quoted post brings the one it quotes itself; a hostile file brings a thousand.
  const inner = (value: unknown) => (depth < 2 ? readApiStatus(value, depth + 1) : undefined)
  if (data.legacy.retweeted_status_result) {
    const original = inner(data.legacy.retweeted_status_result.result)
    return { repostOf: original && 'id' in original ? original : undefined }
  }
  const note = data.note_tweet?.note_tweet_results.result
  const quoted = inner(data.quoted_status_result?.result)
  const status = fromLegacy(data.legacy, { author: by.name, handle: by.screen_name }, note)
  return quoted && 'id' in quoted ? { ...status, quoted } : status
}

/** A long post: the legacy part holds its beginning only. */
export interface Note {
  readonly text: string
  readonly entity_set?: z.infer<typeof entities> | undefined
}

/** Make a status of the legacy part of a post. */
export function fromLegacy(legacy: LegacyStatus, by: Pick<Status, 'author' | 'handle'>, note?: Note): Status {
  const media = legacy.extended_entities?.media ?? legacy.entities?.media ?? []
  const addresses = [...(note?.entity_set?.urls ?? []), ...(legacy.entities?.urls ?? [])]
  const quoted = legacy.quoted_status_id_str ?? undefined
  const shortOf = (id: string) =>
    addresses.filter(({ expanded_url = '' }) => expanded_url.includes(`/status/${id}`)).map(({ url }) => url)
  const time = madeAt(legacy.id_str, legacy.created_at)
  return {
    id: legacy.id_str,
    ...by,
    ...(time !== undefined && { time }),
    text: plainText(note?.text ?? legacy.full_text, {
      expanded: new Map(addresses.map(({ url, expanded_url }) => [url, expanded_url ?? url])),
      removed: [...media.flatMap(({ url }) => url ?? []), ...(quoted === undefined ? [] : shortOf(quoted))],
    }),
    media: media.map(toMedia),
    ...(legacy.in_reply_to_status_id_str && { answers: legacy.in_reply_to_status_id_str }),
    ...(legacy.conversation_id_str && { conversation: legacy.conversation_id_str }),
    ...(quoted !== undefined && { quoted }),
  }
}

function toMedia({ type, media_url_https, ext_alt_text, video_info }: z.infer<typeof medium>): Media {
  const [best] = (video_info?.variants ?? []).toSorted((a, b) => (b.bitrate ?? -1) - (a.bitrate ?? -1))
  return {
    kind: type === 'photo' ? 'photo' : 'video',
    url: best?.url ?? media_url_https,
    alt: ext_alt_text ?? '',
  }
}

const escaped: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** What X makes of a text: three characters escaped, addresses shortened, those of media and of the quoted post behind it. */
export function plainText(
  text: string,
  {
    expanded = new Map(),
    removed,
  }: { readonly expanded?: ReadonlyMap<string, string>; readonly removed: readonly string[] },
): string {
  const gone = new Set(removed)
  return text
    .replace(/\s*https?:\/\/t\.co\/\w+/g, found => {
      const short = found.trimStart()
      if (gone.has(short)) return ''
      return found.slice(0, found.length - short.length) + (expanded.get(short) ?? short)
    })
    .replace(/&(?:amp|lt|gt);/g, found => escaped[found] ?? found)
    .trim()
}

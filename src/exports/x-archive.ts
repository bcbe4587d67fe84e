import path from 'node:path'
import { z } from 'zod'
import { fromLegacy, type LegacyStatus, legacyStatus, type Note, type Repost } from './api-status.ts'
import { type Media, madeAt, type Status } from './status.ts'

/**
 * X's own archive ("Download an archive of your data"): `data/tweets.js` holds the owner's posts, `note-tweet.js` beside it
 * the long ones whole, `account.js` the owner. Each file assigns a list to `window.YTD.NAME.partN`.
 */

export const archivedRecord = z.object({ tweet: legacyStatus })

const accounts = z
  .array(z.object({ account: z.object({ username: z.string(), accountDisplayName: z.string() }) }))
  .min(1)
const notes = z.array(
  z.object({
    noteTweet: z.object({
      createdAt: z.string(),
      core: z.object({
        text: z.string(),
        urls: z.array(z.object({ shortUrl: z.string(), expandedUrl: z.string().optional() })).optional(),
      }),
    }),
  }),
)

/** The files beside `tweets.js` that tell more of its posts. */
export interface ArchiveFiles {
  readonly account: unknown
  /** Missing where the owner wrote no long post. */
  readonly notes?: unknown
  /** Find a file in `tweets_media`: its path beside `tweets.js`, or undefined. */
  readonly mediaPath?: (name: string) => string | undefined
}

/** Cut the assignment off a file of the archive, so that JSON is left. Undefined where it is no such file. */
export function readAssigned(text: string): { readonly json: string; readonly offset: number } | undefined {
  const [assignment] = /^\uFEFF?\s*window\.YTD\.\w+\.part\d+\s*=\s*/.exec(text) ?? []
  return assignment === undefined
    ? undefined
    : { json: text.slice(assignment.length).replace(/;\s*$/, ''), offset: assignment.length }
}

/** Make a reader of the archive's posts. Undefined where `account.js` does not tell its owner. */
export function createArchiveReader({
  account,
  notes: given,
  mediaPath = () => undefined,
}: ArchiveFiles): ((record: z.infer<typeof archivedRecord>) => Status | Repost) | undefined {
  const owner = accounts.safeParse(account).data?.[0]?.account
  if (!owner) return undefined
  const by = { author: owner.accountDisplayName, handle: owner.username }
  const noteOf = createNoteFinder(given)
  return ({ tweet }) => {
    if (/^RT @\w+: /.test(tweet.full_text)) return { repostOf: undefined }
    const status = fromLegacy(tweet, by, noteOf(tweet))
    const media = status.media.map(medium => ({
      ...medium,
      url: mediaPath(fileOf(tweet.id_str, medium)) ?? medium.url,
    }))
    return { ...status, media }
  }
}

/** Name a post's file of media as the archive does: by the post and by the address's last step. */
function fileOf(id: string, { url }: Media): string {
  return `${id}-${path.posix.basename(URL.canParse(url) ? new URL(url).pathname : url)}`
}

/** The archive gives a note no post's id: its post begins alike and was made in the same second or the next. */
function createNoteFinder(given: unknown): (tweet: LegacyStatus) => Note | undefined {
  const all = (notes.safeParse(given).data ?? []).map(({ noteTweet: { createdAt, core } }) => ({
    second: Math.floor(Date.parse(createdAt) / 1000),
    note: {
      text: core.text,
      entity_set: {
        urls: (core.urls ?? []).map(({ shortUrl, expandedUrl }) => ({
          url: shortUrl,
          expanded_url: expandedUrl ?? shortUrl,
        })),
      },
    },
  }))
  return tweet => {
    const time = madeAt(tweet.id_str)
    if (time === undefined) return undefined
    const second = Math.floor(time / 1000)
    const beginning = bare(tweet.full_text).slice(0, 100)
    return all.find(
      found => Math.abs(found.second - second) <= 1 && bare(found.note.text).startsWith(beginning),
    )?.note
  }
}

/** What a post and its note share: no addresses, which are shortened in one, nor white space and what X escapes. */
function bare(text: string): string {
  return text
    .replace(/https?:\S*/g, '')
    .replace(/…\s*$/, '')
    .replace(/&(?:amp|lt|gt);|[&<>\s]/g, '')
}

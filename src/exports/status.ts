import type { Day } from '../model.ts'

/** A post of X as an export tells it, whatever its format. */
export interface Status {
  /** X's own number of the post: two statuses with the same one are the same post. */
  readonly id: string
  /** Display name. */
  readonly author: string
  /** Without `@`. */
  readonly handle: string
  /** The day that the export names in the curator's time zone. Missing where it tells a time in another one. */
  readonly day?: Day
  /** When it was made, in milliseconds of Unix time. Missing where nothing tells it. */
  readonly time?: number
  /** Plain text, addresses written out, without those of its media and of the post it quotes. */
  readonly text: string
  readonly media: readonly Media[]
  /** Id of the post that it answers. */
  readonly answers?: string
  /** Id of the first post of its conversation. */
  readonly conversation?: string
  /** The post that it quotes, or that post's id where the export holds no more. */
  readonly quoted?: Status | string
}

export interface Media {
  readonly kind: 'photo' | 'video'
  readonly url: string
  /** What it shows, in the words of its author. */
  readonly alt: string
}

/** Milliseconds between the start of Unix time and of X's ids (https://docs.x.com/fundamentals/x-ids). */
const firstMoment = 1288834974657n

/**
 * Tell when a post was made, in milliseconds of Unix time: its id says so, but for posts of before November 2010, whose time
 * is read as `written`. Undefined where neither says it.
 */
export function madeAt(id: string, written = ''): number | undefined {
  const time = BigInt(id) >> 22n
  if (time > 0n) return Number(time + firstMoment)
  const parsed = Date.parse(written)
  return Number.isNaN(parsed) ? undefined : parsed
}

/** The address of a post on X. */
export function statusAddress({ handle, id }: Pick<Status, 'handle' | 'id'>): string {
  return `https://x.com/${handle}/status/${id}`
}

/** Compare ids by age: they are whole numbers beyond what JavaScript's numbers hold. */
export function compareIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0)
}

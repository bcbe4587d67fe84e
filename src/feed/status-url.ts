import { isSameHandle } from './handle.ts'
import { postedAt, stamp } from './times.ts'

export interface StatusUrl {
  readonly url: string
  /** The handle in the URL; `i` where the URL names no author. */
  readonly handle: string
  /** The number of the post: two URLs with the same one lead to the same post. */
  readonly id: string
}

/** Longest line that can be a status URL; longer lines are text. */
const longestUrl = 400

const statusUrl =
  /^(?:https?:\/\/)?(?:www\.|mobile\.|m\.)?(?:x|twitter)\.com\/(\w{1,20}|i\/web)\/status(?:es)?\/(\d{1,20})(?:[/?#][^\s<>]*)?$/i
const linked = /^\[([^[\]]*)\]\(<?([^\s()<>]+)>?\)$/
/** Texts of a link that say nothing its URL does not say: the URL itself, shortened or not, or the time of the post. */
const linkText = new RegExp(
  String.raw`^(?:<?(?:https?://)?(?:www\.|mobile\.)?(?:x|twitter)\.com/\S*|·?\s*${postedAt}|${stamp})$`,
  'u',
)

const beginnings: ReadonlySet<string> = new Set('hHxXtTwWmM<[')

/** Read a line that is a status URL on X standing alone: bare (without `https://` too), in angle brackets, or as a link that shows URL or date. */
export function readStatusUrl(line: string): StatusUrl | undefined {
  if (line.length > longestUrl) return undefined
  const trimmed = line.trim()
  if (!beginnings.has(trimmed.charAt(0))) return undefined
  const text = trimmed.replaceAll('\\_', '_')
  const first = text.charAt(0)
  if (first === '[') {
    const [, shown, target] = linked.exec(text) ?? []
    return shown !== undefined && target !== undefined && linkText.test(shown)
      ? readStatus(target)
      : undefined
  }
  if (first === '<') return text.endsWith('>') ? readStatus(text.slice(1, -1)) : undefined
  return readStatus(text)
}

function readStatus(url: string): StatusUrl | undefined {
  const [, handle, id] = statusUrl.exec(url) ?? []
  if (handle === undefined || id === undefined) return undefined
  const isWhole = /^https?:/i.test(url)
  return { url: isWhole ? url : `https://${url}`, handle: handle === 'i/web' ? 'i' : handle, id }
}

/** Tell the id of a post on X from its address. Undefined where there is none, or where it leads to a post of somebody else. */
export function statusIdOf(post: {
  readonly handle: string
  readonly source?: string | undefined
}): string | undefined {
  const status = post.source === undefined ? undefined : readStatusUrl(post.source)
  return status && (status.handle === 'i' || isSameHandle(status.handle, post.handle)) ? status.id : undefined
}

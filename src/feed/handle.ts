/** X allows 15 characters today; older accounts have up to 20. */
const handlePattern = '[A-Za-z0-9_]{1,20}'

/** What X's page prints beside a handle: `· 4月9日`, `· Apr 9, 2024`, `· 3h`. */
const postedAt = String.raw`(?:\d{1,2}\s?(?:s|m|h|d|秒|分钟?|小时|天)(?:前|\sago)?|[A-Z][a-z]{2}\s\d{1,2}(?:,\s\d{4})?|(?:\d{4}年)?\d{1,2}月\d{1,2}日)`

const handleLine = new RegExp(String.raw`^[@＠](${handlePattern})(?:\s*·(?:\s*${postedAt})?)?$`, 'u')
const linkedHandleLine = new RegExp(
  String.raw`^\[[@＠](${handlePattern})\]\(https?://(?:www\.)?(?:x|twitter)\.com/${handlePattern}/?\)$`,
  'u',
)
const postedAtLine = new RegExp(String.raw`^(?:·\s*)?(?:${postedAt})?$`, 'u')

/** Longest line that can be a handle, marks and date of the interface included; longer ones are not looked at. */
const longestHandleLine = 120

/** Read a line that holds a handle and nothing else of the post; returns the handle without `@`, as written. */
export function readHandleLine(line: string): string | undefined {
  if (line.length > longestHandleLine) return undefined
  const text = line.trim().replaceAll('\\_', '_')
  const first = text.charAt(0)
  if (first !== '@' && first !== '＠' && first !== '[') return undefined
  return (handleLine.exec(text) ?? linkedHandleLine.exec(text))?.[1]
}

/** Whether a line holds only what X's page prints between a handle and its post: a dot, a date or an age. */
export function isPostedAtLine(line: string): boolean {
  const text = line.trim()
  return text !== '' && text.length <= 24 && postedAtLine.test(text)
}

/** The key two handles share when they are the same author: X does not regard case. */
export function handleKey(handle: string): string {
  return handle.toLowerCase()
}

export interface StatusUrl {
  readonly url: string
  /** The handle in the URL; `i` where the URL names no author. */
  readonly handle: string
}

const statusUrl =
  /^<?(https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/([A-Za-z0-9_]{1,20}|i\/web)\/status(?:es)?\/\d+(?:[/?#][^\s<>]*)?)>?$/

/** Read a line that is a status URL on X standing alone. */
export function readStatusUrl(line: string): StatusUrl | undefined {
  if (line.length > 300) return undefined
  const [, url, handle] = statusUrl.exec(line.trim().replaceAll('\\_', '_')) ?? []
  if (url === undefined || handle === undefined) return undefined
  return { url, handle: handle === 'i/web' ? 'i' : handle }
}

import { type DateReading, isWholeDate, readDate } from './dates.ts'
import { readName } from './display-name.ts'
import { plainLine } from './plain-line.ts'
import { postedAt } from './times.ts'

/** X allows 15 characters today; older accounts have up to 20. */
const handlePattern = '[A-Za-z0-9_]{1,20}'

/** Whether a text is a handle, without `@`. */
export function isHandle(text: string): boolean {
  return new RegExp(`^${handlePattern}$`).test(text)
}

/** Longest line that can be a byline, links and date of the interface included; longer lines are text. */
const longestByline = 300

export interface HandleLine {
  /** Without `@`, as written. */
  readonly handle: string
  /** Display name, where name, handle and date of the post share the line. */
  readonly name?: string
  /** What X's page prints behind a handle: nothing, a dot whose date stands on the next line, or dot and date. */
  readonly tail: 'none' | 'dot' | 'date'
  /** The date behind the handle, as written. */
  readonly postedAt?: string
}

/** What X's page and curators set behind a handle or a name: a mark of X, a button, emoji. */
const verified = String.raw`(?:[✅✔☑🔵]\uFE0F?\s*)?(?:Verified account|已认证账号|认证账号|已認證帳戶|認證帳戶|已驗證帳戶|已认证|認證)`
const badge = String.raw`(?:\s*(?:·\s*)?(?:${verified}|[✓✔✅☑]\uFE0F?|正在关注|已关注|关注|跟隨|追蹤|Following|Follow|Follows you|关注了你)|\s+\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D\u20E3]*)`
const handleLine = new RegExp(
  String.raw`^[@＠](${handlePattern})${badge}{0,3}(?:\s*(·)\s*(${postedAt})?)?$`,
  'u',
)
const datedByline = new RegExp(
  String.raw`^([^@＠]{1,100}?)\s*[@＠](${handlePattern})\s*·\s*(${postedAt})$`,
  'u',
)
const bareByline = new RegExp(
  String.raw`^([^@＠]{1,100}?)(?:\s+[@＠](${handlePattern})|\s*[(（][@＠](${handlePattern})[)）])$`,
  'u',
)

/** Read a line that holds a handle and nothing else of the post: `@dotey`, `@dotey · 4月9日`, `宝玉 @dotey · 4月9日`. */
export function readHandleLine(text: string): HandleLine | undefined {
  if (text.length > longestByline || !/[@＠]/.test(text)) return undefined
  return readHandle(plainLine(text))
}

/** The same for a line already shown plain. */
export function readHandle(plain: string): HandleLine | undefined {
  const [, handle, dot, date] = handleLine.exec(plain) ?? []
  if (handle !== undefined && date !== undefined) return { handle, tail: 'date', postedAt: date }
  if (handle !== undefined) return { handle, tail: dot ? 'dot' : 'none' }
  if (!plain.includes('·')) return undefined
  const [, name, dated, at] = datedByline.exec(plain) ?? []
  if (name === undefined || dated === undefined || at === undefined) return undefined
  return { handle: dated, name, tail: 'date', postedAt: at }
}

export interface Byline {
  readonly name: string
  readonly handle: string
}

/** Read `name @handle` or `name (@handle)` on one line without a date: a byline only where one has to stand. */
export function readBareByline(text: string): Byline | undefined {
  if (text.length > longestByline) return undefined
  const [, name, spaced, bracketed] = bareByline.exec(plainLine(text)) ?? []
  const handle = spaced ?? bracketed
  return name === undefined || handle === undefined ? undefined : { name: readName(name), handle }
}

/** Name and date on one line, with the handle or without. */
export interface DatedByline {
  readonly name: string
  readonly handle?: string
  readonly dateText: string
  readonly date: DateReading
}

/** Read `name @handle 2023-12-12`, also with the date in front, with X's dot before it, or without the handle. */
export function readDatedByline(text: string): DatedByline | undefined {
  if (text.length > longestByline) return undefined
  const plain = plainLine(text)
  const blanks = [...plain.matchAll(/\s+(?:·\s*)?/g)]
  for (const { index, 0: blank } of blanks) {
    const [front, back] = [plain.slice(0, index), plain.slice(index + blank.length)]
    const date = readDate(back)
    if (date && (isWholeDate(date) || readBareByline(front))) return composeByline(front, back, date)
  }
  for (const { index, 0: blank } of blanks.toReversed()) {
    const [front, back] = [plain.slice(0, index), plain.slice(index + blank.length)]
    const date = readDate(front)
    if (date && isWholeDate(date)) return /[@＠]/.test(back) ? composeByline(back, front, date) : undefined
  }
  return undefined
}

function composeByline(written: string, dateText: string, date: DateReading): DatedByline | undefined {
  const byline = readBareByline(written)
  if (byline) return { ...byline, dateText, date }
  return /[@＠]/.test(written) ? undefined : { name: written, dateText, date }
}

/** The key two handles share when they are the same author: X does not regard case. */
export function handleKey(handle: string): string {
  return handle.toLowerCase()
}

export function isSameHandle(one: string, other: string): boolean {
  return handleKey(one) === handleKey(other)
}

import { type RuleId, report } from '../feed/rules.ts'
import { createSource } from '../feed/source.ts'
import { statusIdOf } from '../feed/status-url.ts'
import type { Day, Diagnostic, Entry } from '../model.ts'
import { readMark } from './import-mark.ts'
import type { StoredPost } from './read-posts.ts'

/** An export of X as import takes it: every entry has the address of its post. */
interface ExportFeed {
  readonly name: string
  readonly file: string
  readonly entries: readonly Entry[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Place the entries of exports among the posts there are. One that was imported before keeps its day and number, so that
 * a newer export moves nothing; others take the next free numbers of their day. What another dump or an earlier export has
 * already is left out, with a note that counts it.
 */
export function placeExports<T extends ExportFeed>(feeds: readonly T[], stored: readonly StoredPost[]): T[] {
  if (feeds.length === 0) return []
  const known = new Map<string, StoredPost>()
  for (const post of stored) {
    const id = statusIdOf(post.post)
    if (id !== undefined) known.set(id, post)
  }
  const taken = new Set<string>()
  return feeds.map(feed => {
    const own = stored.filter(({ post }) => post.feed === feed.name).map(placeOf)
    const used = new Set(own.map(({ date, number }) => `${date} ${number}`))
    const last = new Map<Day, number>()
    const next = (date: Day): number => {
      const number = (last.get(date) ?? 0) + 1
      last.set(date, number)
      return used.has(`${date} ${number}`) ? next(date) : number
    }
    const entries: Entry[] = []
    for (const entry of feed.entries) {
      const id = statusIdOf({ handle: entry.parts[0].handle, source: entry.source })
      const before = id === undefined ? undefined : known.get(id)
      if (id !== undefined && (taken.has(id) || (before && before.post.feed !== feed.name))) continue
      if (id !== undefined) taken.add(id)
      const place = before ? placeOf(before) : { date: entry.date, number: next(entry.date) }
      entries.push({ ...entry, ...place })
    }
    const count = feed.entries.length - entries.length
    return { ...feed, entries, diagnostics: [...feed.diagnostics, ...noteKnown(feed.file, count)] }
  })
}

/** The day and number under which import knows a post, whatever the curator made of them. */
function placeOf({ text, post }: StoredPost): Pick<Entry, 'date' | 'number'> {
  const { date, number } = readMark(text) ?? post
  return { date, number }
}

function noteKnown(file: string, count: number): readonly Diagnostic[] {
  const rule: RuleId = 'post-known'
  const message = `Unexpected posts that the archive has from elsewhere, expected new ones: ${count} are left out`
  return count === 0 ? [] : [report(createSource(file, ''), rule, 0, message)]
}

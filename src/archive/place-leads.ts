import type { DigestFile } from '../content/read-digests.ts'
import { groupBy } from '../group-by.ts'
import type { Day, Diagnostic, Lead, Post } from '../model.ts'
import { dayAt, dayNumber } from './day-number.ts'
import { isoWeekOf, mondayOf } from './iso-week.ts'
import { datePath, weekPath } from './urls.ts'

/**
 * Find the digests that files of the curator's are about, and the posts that they name. A file that is named for no day,
 * week or month with posts, or for that of another file, is reported as `digest-invalid` and left out; a post that the
 * digest does not have as `digest-post`.
 */
export function placeLeads(
  files: readonly DigestFile[],
  posts: readonly Post[],
): { readonly leads: readonly Lead[]; readonly diagnostics: readonly Diagnostic[] } {
  const byDay = groupBy(posts, ({ date }) => date)
  const leads = new Map<string, Lead>()
  const diagnostics: Diagnostic[] = []
  for (const file of files) {
    const period = readPeriod(file.name)
    const own = period?.days.flatMap(day => byDay.get(day) ?? []) ?? []
    const [first] = own
    if (!period || !first || leads.has(period.path)) {
      const expected = !period
        ? 'a day, a week or a month, such as `2024-04-18`, `2024-w16` or `2024-04`'
        : first
          ? 'one file for each digest'
          : 'a day, a week or a month that has posts'
      diagnostics.push(
        file.report('digest-invalid', `Unexpected file name \`${file.name}\`, expected ${expected}`),
      )
      continue
    }
    const find = (key: 'order' | 'picks') =>
      file[key].flatMap(written => {
        const found = own.filter(post => isNamed(post, written))
        const [post] = found
        if (post && found.length === 1) return post.permalink
        const expected = post
          ? `the permalink of one: ${found.map(({ permalink }) => `\`${permalink}\``).join(', ')}`
          : `the number of a post of \`${file.name}\``
        diagnostics.push(
          file.report('digest-post', `Unexpected post \`${written}\`, expected ${expected}`, key, written),
        )
        return []
      })
    const { title, body } = file
    const [order, picks] = [find('order'), find('picks')]
    leads.set(period.path, {
      path: period.path,
      date: first.date,
      ...(title && { title }),
      order,
      picks,
      body,
    })
  }
  return { leads: [...leads.values()], diagnostics }
}

/** A post is named by the end of its permalink: `12`, `2024-04-18/12`, `/2024/04/18/12/`. */
function isNamed({ permalink }: Post, written: string): boolean {
  const end = written.replace(/^(\d{4})-(\d\d)-(\d\d)(?=\/)/, '$1/$2/$3').replace(/^\/|\/$/g, '')
  return permalink.endsWith(`/${end}/`)
}

/** Read the name of a day, a week or a month: `2024-04-18`, `2024-w16`, `2024-04`. Returns its site path and its days. */
export function readPeriod(
  name: string,
): { readonly path: string; readonly days: readonly Day[] } | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(name)) return { path: datePath(name), days: [name] }
  if (/^\d{4}-\d\d$/.test(name)) {
    const days = Array.from({ length: 31 }, (_, index) => `${name}-${String(index + 1).padStart(2, '0')}`)
    return { path: datePath(name), days }
  }
  const [, year, number] = /^(\d{4})-w(\d\d)$/.exec(name) ?? []
  if (year === undefined || number === undefined) return undefined
  // The fourth of January is in the first week of its year.
  const first = dayNumber(mondayOf(`${year}-01-04`))
  const week = isoWeekOf(dayAt(first + 7 * (Number(number) - 1)))
  return week.number === Number(number) ? { path: weekPath(week), days: week.days } : undefined
}

import { element } from '../../search/browser/element.ts'
import { formatDay } from '../../search/browser/format-day.ts'
import { browserStrings } from './strings.ts'

/** The script stands in `assets/`, below the site's root. */
const root = new URL('..', import.meta.url)

/** Answer an address that has no page, such as `/2024/04/07/`, with the days nearest to the date it names. */
export async function answerMissingDay(status: HTMLElement): Promise<void> {
  const day = dayIn(location.pathname.slice(root.pathname.length))
  if (day !== undefined) showDays(status, day, nearestTo(day, await readList('days.json')))
}

/** Have a form lead to the digest of a date, or name the days nearest to it; and to a random post. */
export function mountJump(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-nearest-days]')
  for (const button of form.querySelectorAll('button')) button.disabled = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const day = String(new FormData(form).get('date'))
    const days = nearestTo(day, await readList('days.json'))
    if (days[0] === day) location.assign(linkTo(day))
    else if (status) showDays(status, day, days)
  })
  form.querySelector('[data-random]')?.addEventListener('click', async () => {
    const posts = await readList('posts.json')
    const post = posts[Math.floor(Math.random() * posts.length)]
    if (post !== undefined) location.assign(post)
  })
}

async function readList(file: string): Promise<readonly string[]> {
  return (await fetch(new URL(file, root))).json()
}

/** The date in a path, of a month or year its first day. */
function dayIn(path: string): string | undefined {
  const [, year, month = '1', day = '1'] = /^(\d{4})(?:[/-](\d\d?)(?:[/-](\d\d?))?)?(?!\w)/.exec(path) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(date)
  // April 31 is read as May 1.
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(date) ? undefined : date
}

/** That day itself if it has posts, else the last one before it and the first after it. */
function nearestTo(day: string, days: readonly string[]): readonly string[] {
  const after = days.findIndex(each => each >= day)
  if (days[after] === day) return [day]
  return (after < 0 ? days.slice(-1) : [days[after - 1], days[after]]).filter(each => each !== undefined)
}

function showDays(status: HTMLElement, day: string, days: readonly string[]): void {
  if (days.length === 0) return
  const { thatDay, nearestDays } = browserStrings()
  const links = days.flatMap(each => [' ', element('a', { href: linkTo(each) }, formatDay(each))])
  status.replaceChildren(days[0] === day ? thatDay : nearestDays.replace('{day}', formatDay(day)), ...links)
}

function linkTo(day: string): string {
  return new URL(`${day.replaceAll('-', '/')}/`, root).href
}

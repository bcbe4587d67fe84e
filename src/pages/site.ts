import { isoWeekOf } from '../archive/iso-week.ts'
import { everyHandle, type PersonOf } from '../archive/people.ts'
import { authorPath, cardPath, homePath, hrefOf } from '../archive/urls.ts'
import type { SiteConfig } from '../config.ts'
import type { Day, Post } from '../model.ts'
import { type Strings, strings } from './strings.ts'

/** What a template needs beside its page: the configuration, and functions that format links, dates and numbers by it. */
export interface Site {
  readonly config: SiteConfig
  readonly text: Strings
  /** Link to a site path. */
  readonly href: (path: string) => string
  /** Address of a site path with scheme and host. */
  readonly address: (path: string) => string
  /** Address of a page's image for link previews: its own, else the site's, if there is one. */
  readonly cardOf: (page: string) => string | undefined
  /** Site path of the theme's stylesheet, where it has one. */
  readonly themeStylesheet?: string
  /** A year, a month or a day as a reader of the interface's language writes it; a day with its weekday on request. */
  readonly date: (date: Day, style?: 'weekday') => string
  /** A number as a reader of the interface's language writes it. */
  readonly number: (value: number) => string
  /** Format a range of days, both included. */
  readonly dateRange: (from: Day, to: Day) => string
  /** Names of the days of the week from Monday, short and in full. */
  readonly weekdays: readonly { readonly short: string; readonly long: string }[]
  /** The name of a month, as short as it can be read. */
  readonly shortMonth: (date: Day) => string
  /** The name of a language, from its BCP 47 tag. */
  readonly language: (tag: string) => string
  /** What to call the author of a post, also where the dump gave no name. */
  readonly authorName: (post: Pick<Post, 'author' | 'handle'>) => string
  /** Site path of the page of whose a handle is. */
  readonly authorPath: (handle: string) => string
  /** Names joined as in a sentence. */
  readonly list: (names: readonly string[]) => string
}

/** Create the formatting functions of a configuration; `cards` are the paths of the pages that have an image of their own. */
export function createSite(
  config: SiteConfig,
  cards: ReadonlySet<string> = new Set(),
  personOf: PersonOf = everyHandle,
): Site {
  const formats = createFormats(config.lang)
  const dates = new Map<string, string>()
  const formatDate: Site['date'] = (date, style) => {
    const key = `${date} ${style}`
    const found = dates.get(key)
    if (found !== undefined) return found
    const formatted = pickFormat(formats, date, style).format(new Date(date))
    dates.set(key, formatted)
    return formatted
  }
  const root = new URL(config.base, config.url).href
  const address: Site['address'] = path => hrefOf(root, path)
  return {
    config,
    text: strings[config.lang],
    href: path => hrefOf(config.base, path),
    address,
    cardOf: page => {
      const shown = [page, homePath].find(path => cards.has(path))
      return shown && address(cardPath(shown))
    },
    date: formatDate,
    number: formats.number.format,
    dateRange: (from, to) => strings[config.lang].dateRange(formatDate(from), formatDate(to)),
    weekdays: nameWeekdays(config.lang),
    shortMonth: date => formats.shortMonth.format(new Date(date)),
    language: tag => formats.language.of(tag) ?? tag,
    authorName: ({ author, handle }) => author || handle || strings[config.lang].unknownAuthor,
    authorPath: handle => authorPath(personOf(handle)[0]),
    list: names => formats.list.format(names),
  }
}

type Formats = ReturnType<typeof createFormats>

/** A day belongs to no time zone; UTC on the way in and out gives the day back, on every machine. */
function createFormats(lang: SiteConfig['lang']) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' })
  return {
    year: format({ year: 'numeric' }),
    shortMonth: format({ month: 'short' }),
    month: format({ year: 'numeric', month: 'long' }),
    day: format({ dateStyle: 'long' }),
    weekday: format({ dateStyle: 'full' }),
    number: new Intl.NumberFormat(lang),
    language: new Intl.DisplayNames(lang, { type: 'language' }),
    list: new Intl.ListFormat(lang, { type: 'conjunction' }),
  }
}

function nameWeekdays(lang: SiteConfig['lang']): Site['weekdays'] {
  const short = new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' })
  return isoWeekOf('2024-01-01').days.map(day => ({
    short: short.format(new Date(day)),
    long: long.format(new Date(day)),
  }))
}

function pickFormat(formats: Formats, date: Day, style: 'weekday' | undefined): Intl.DateTimeFormat {
  if (date.length === 'YYYY'.length) return formats.year
  if (date.length === 'YYYY-MM'.length) return formats.month
  return style === 'weekday' ? formats.weekday : formats.day
}

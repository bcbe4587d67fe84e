import type { SiteConfig } from '../config.ts'
import type { Day, Post } from '../model.ts'
import { type Strings, strings } from './strings.ts'
import { hrefOf } from './urls.ts'

/** What a template needs beside its page: the configuration made usable. */
export interface Site {
  readonly config: SiteConfig
  readonly text: Strings
  /** Link to a site path. */
  readonly href: (path: string) => string
  /** Address of a site path with scheme and host. */
  readonly address: (path: string) => string
  /** A year, a month or a day as a reader of the interface's language writes it; a day with its weekday on request. */
  readonly date: (date: Day, style?: 'weekday') => string
  /** What to call the author of a post, also where the dump gave no name. */
  readonly authorName: (post: Pick<Post, 'author' | 'handle'>) => string
  /** Names joined as in a sentence. */
  readonly list: (names: readonly string[]) => string
}

export function createSite(config: SiteConfig): Site {
  const formats = createFormats(config.lang)
  const dates = new Map<string, string>()
  const formatDate: Site['date'] = (date, style) => {
    const key = `${date} ${style}`
    const known = dates.get(key)
    if (known !== undefined) return known
    const formatted = pickFormat(formats, date, style).format(new Date(date))
    dates.set(key, formatted)
    return formatted
  }
  return {
    config,
    text: strings[config.lang],
    href: path => hrefOf(config.base, path),
    address: path => new URL(hrefOf(config.base, path), config.url).href,
    date: formatDate,
    authorName: ({ author, handle }) => author || handle || strings[config.lang].unknownAuthor,
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
    month: format({ year: 'numeric', month: 'long' }),
    day: format({ dateStyle: 'long' }),
    weekday: format({ dateStyle: 'full' }),
    list: new Intl.ListFormat(lang, { type: 'conjunction' }),
  }
}

function pickFormat(formats: Formats, date: Day, style: 'weekday' | undefined): Intl.DateTimeFormat {
  if (date.length === 'YYYY'.length) return formats.year
  if (date.length === 'YYYY-MM'.length) return formats.month
  return style === 'weekday' ? formats.weekday : formats.day
}

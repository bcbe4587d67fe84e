import type { Archive } from '../archive/archive.ts'
import { feedsPath, searchPath, siteFeedPath } from '../archive/urls.ts'
import type { Site } from '../pages/site.ts'
import type { OutputFile } from './output-file.ts'

const daysListed = 30

/** Plan `llms.txt` (https://llmstxt.org): what the site is, and where programs find its posts as Markdown. */
export function planLlms({ days, weeks, months, posts }: Archive, site: Site): OutputFile {
  const listed = { days, weeks, months, posts }
  return { path: '/llms.txt', from: listed, content: () => formatLlms(listed, site) }
}

type Listed = Pick<Archive, 'days' | 'weeks' | 'months' | 'posts'>

function formatLlms({ days, weeks, months, posts }: Listed, site: Site): string {
  const { config, text, address } = site
  const file = config.outputs.markdown ? 'index.md' : ''
  const item = (label: string, path: string, note: string) => `- [${label}](${address(path)}): ${note}`
  const section = (title: string, items: readonly string[]) =>
    items.length > 0 ? ['', `## ${title}`, '', ...items] : []
  return [
    `# ${config.title}`,
    '',
    `> ${config.description}`,
    '',
    text.postCount(posts.length),
    ...section(
      text.daysFeed,
      days
        .slice(-daysListed)
        .toReversed()
        .map(day => item(day.date, `${day.path}${file}`, text.postCount(day.posts.length))),
    ),
    ...section(
      text.weeksFeed,
      weeks
        .toReversed()
        .map(week => item(isoName(week.week), `${week.path}${file}`, text.postCount(week.posts.length))),
    ),
    ...section(
      text.archive,
      months.toReversed().map(month => item(month.month, month.path, text.postCount(month.posts.length))),
    ),
    ...section('Optional', [
      item(text.search, searchPath, text.searchDescription),
      ...(config.outputs.feeds
        ? [
            item(text.feeds, feedsPath, text.feedsDescription),
            item('JSON Feed', `${siteFeedPath}.json`, text.siteFeedDescription),
          ]
        : []),
    ]),
    '',
  ].join('\n')
}

/** https://en.wikipedia.org/wiki/ISO_week_date */
function isoName({ year, number }: { readonly year: number; readonly number: number }): string {
  return `${year}-W${String(number).padStart(2, '0')}`
}

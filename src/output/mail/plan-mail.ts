import type { Archive } from '../../archive/archive.ts'
import { daysFeedPath, homePath, mailFeedPath, mailPath, weeksFeedPath } from '../../archive/urls.ts'
import { memoizeLatest } from '../../memoize.ts'
import type { Site } from '../../pages/site.ts'
import { createAtomWriter } from '../feeds/atom.ts'
import type { Feed, FeedItem } from '../feeds/feed.ts'
import { createJsonFeedWriter } from '../feeds/json-feed.ts'
import { dayItem, weekItem } from '../feeds/plan-feeds.ts'
import type { OutputFile } from '../output-file.ts'
import { createEditor } from './edition.ts'

/** Plan the newest digests as mail, and the feeds of their editions. */
export function planMail(archive: Archive, site: Site): readonly OutputFile[] {
  const { text, config } = site
  const edit = memoizeLatest(createEditor(site), 8)
  const contentOf = (item: FeedItem) => edit(item).content
  const formatAtom = createAtomWriter(site, contentOf)
  const formatJson = createJsonFeedWriter(site, contentOf)
  const days = newest(archive.days, config.mail.days).map(day => dayItem(day, archive, site))
  const weeks = newest(archive.weeks, config.mail.weeks).map(week => weekItem(week, archive, site))
  return [
    ...[...days, ...weeks].flatMap((item): OutputFile[] => [
      { path: `${mailPath(item.path)}.html`, from: item, content: () => edit(item).html },
      { path: `${mailPath(item.path)}.txt`, from: item, content: () => edit(item).text },
    ]),
    ...[
      feedOf(days, daysFeedPath, text.daysFeed, text.daysFeedDescription),
      feedOf(weeks, weeksFeedPath, text.weeksFeed, text.weeksFeedDescription),
    ].flatMap((feed): OutputFile[] => [
      { path: `${feed.path}.xml`, from: feed, content: () => formatAtom(feed) },
      { path: `${feed.path}.json`, from: feed, content: () => formatJson(feed) },
    ]),
  ]

  /** The newest digest may still grow, and what was sent once is not sent again: it is in the feed when there is a newer one. */
  function feedOf(items: readonly FeedItem[], path: string, name: string, description: string): Feed {
    const title = `${name} · ${config.title}`
    return { path: mailFeedPath(path), page: homePath, title, description, items: items.slice(1) }
  }
}

/** The last of a list, the newest first. */
function newest<Digest>(digests: readonly Digest[], count: number): readonly Digest[] {
  return digests.slice(Math.max(0, digests.length - count)).toReversed()
}

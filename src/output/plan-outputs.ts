import type { Archive } from '../archive/archive.ts'
import { notFoundPath, offlinePath } from '../archive/urls.ts'
import { digestTitle, weekTitle } from '../pages/digest-title.ts'
import type { Site } from '../pages/site.ts'
import { createDigestPlanner, type Digest } from './digest-files.ts'
import { createAtomWriter } from './feeds/atom.ts'
import { createItemContent } from './feeds/item-content.ts'
import { createJsonFeedWriter } from './feeds/json-feed.ts'
import { planFeeds } from './feeds/plan-feeds.ts'
import { planHosting } from './hosting/plan-hosting.ts'
import { planLlms } from './llms.ts'
import { planMail } from './mail/plan-mail.ts'
import { planOffline } from './offline/plan-offline.ts'
import type { OutputFile } from './output-file.ts'
import { planLookups } from './plan-lookups.ts'
import { listGone, listRedirects, planGoneList, planRedirects } from './redirects.ts'
import { planRobots, planSitemap } from './sitemap.ts'

/**
 * Plan the files beside the pages that the configuration's `outputs` ask for. `pages` are the paths of all pages, `gone`
 * those of posts that were removed. Redirects and pages without a place of their own (`404.html`) are not in the sitemap.
 */
export function planOutputs(
  archive: Archive,
  site: Site,
  pages: readonly string[],
  gone: readonly string[] = [],
): readonly OutputFile[] {
  const { outputs } = site.config
  const planDigest = createDigestPlanner(site)
  const redirects = listRedirects(archive, pages)
  const removed = listGone(gone, archive)
  const planLed = (digest: Digest, name: string) => {
    const lead = archive.leads.get(digest.path)
    return planDigest(lead ? { ...digest, lead } : digest, digestTitle(name, lead))
  }
  return [
    ...(outputs.feeds ? planFeedFiles(archive, site) : []),
    // Each week after its days: a post is formatted once for both.
    ...archive.weeks.flatMap(week => [
      ...week.days.flatMap(day => planLed(day, site.date(day.date, 'weekday'))),
      ...planLed(week, weekTitle(week.week, site)),
    ]),
    ...(outputs.mail ? planMail(archive, site) : []),
    ...(outputs.sitemap
      ? [
          ...planSitemap(
            pages.filter(page => page !== notFoundPath && page !== offlinePath),
            site,
          ),
          planRobots(site),
        ]
      : []),
    ...(outputs.llms ? [planLlms(archive, site)] : []),
    ...planOffline(archive, site, pages),
    ...planLookups(archive, site),
    ...planRedirects(redirects, site),
    ...planGoneList(removed, site),
    ...planHosting(outputs.hosting, redirects, removed, site),
  ]
}

/** Plan every feed in both formats. */
function planFeedFiles(archive: Archive, site: Site): OutputFile[] {
  const { site: all, days, weeks, authors, subjects } = planFeeds(archive, site)
  const contentOf = createItemContent(site)
  const formatAtom = createAtomWriter(site, contentOf)
  const formatJson = createJsonFeedWriter(site, contentOf)
  return [all, days, weeks, ...authors, ...subjects].flatMap(feed => [
    { path: `${feed.path}.xml`, from: feed, content: () => formatAtom(feed) },
    { path: `${feed.path}.json`, from: feed, content: () => formatJson(feed) },
  ])
}

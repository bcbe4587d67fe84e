import type { Site } from '../pages/site.ts'
import type { OutputFile } from './output-file.ts'
import { element, formatDocument } from './xml.ts'

/** https://www.sitemaps.org/protocol.html#index. The other limit, 50 MB, is out of reach with this many addresses. */
const addressesPerSitemap = 50_000
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const sitemapPath = '/sitemap.xml'

/** Plan `sitemap.xml` of pages given by their paths: one file, or an index of several where one cannot hold them. */
export function planSitemap(pages: readonly string[], site: Site, limit = addressesPerSitemap): OutputFile[] {
  const paths = pages.toSorted()
  if (paths.length <= limit)
    return [{ path: sitemapPath, from: paths, content: () => formatUrls(paths, site) }]
  const parts = Array.from({ length: Math.ceil(paths.length / limit) }, (_, index) => {
    const from = paths.slice(index * limit, (index + 1) * limit)
    return { path: `/sitemap-${index + 1}.xml`, from, content: () => formatUrls(from, site) }
  })
  return [
    { path: sitemapPath, from: parts.map(({ path }) => path), content: () => formatIndex(parts, site) },
    ...parts,
  ]
}

/** Plan `robots.txt`: everything is allowed, and the sitemap is named. Robots read it at the root of a host only. */
export function planRobots(site: Site): OutputFile {
  const lines = ['User-agent: *', 'Allow: /', '', `Sitemap: ${site.address(sitemapPath)}`, '']
  return { path: '/robots.txt', from: lines, content: () => lines.join('\n') }
}

function formatUrls(paths: readonly string[], site: Site): string {
  const urls = paths.map(path => element('url', {}, element('loc', {}, site.address(path))))
  return formatDocument(element('urlset', { xmlns: namespace }, ...urls))
}

function formatIndex(parts: readonly OutputFile[], site: Site): string {
  const sitemaps = parts.map(({ path }) => element('sitemap', {}, element('loc', {}, site.address(path))))
  return formatDocument(element('sitemapindex', { xmlns: namespace }, ...sitemaps))
}

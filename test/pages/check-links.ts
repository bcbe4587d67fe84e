import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parsePage } from './html.ts'

export interface SiteCheck {
  /** Site paths of all pages: `/`, `/2024/`, `/404.html`. Redirects are none. */
  readonly pages: readonly string[]
  /** "page: link" for every internal link, source or anchor that leads nowhere. */
  readonly broken: readonly string[]
}

/**
 * Follow every `href` and `src` of a built site that stays inside it. A link to a folder needs its `index.html`, and a
 * slash at its end, as a host would redirect it; an anchor needs its id. Links outside the base are broken.
 */
export async function checkLinks(directory: string, base = '/'): Promise<SiteCheck> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(directory, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  const targets = new Map<string, ReadonlySet<string>>()
  const redirects = new Set<string>()
  const links: { readonly page: string; readonly link: string }[] = []
  for (const file of files) {
    if (!file.endsWith('.html')) {
      targets.set(`/${file}`, new Set())
      continue
    }
    const page = `/${file.replace(/(?:^|(?<=\/))index\.html$/, '')}`
    const elements = parsePage(await readFile(path.join(directory, file), 'utf8'))
    targets.set(page, new Set(elements.flatMap(({ attributes }) => attributes.id ?? [])))
    for (const { attributes } of elements) {
      if (attributes['http-equiv'] === 'refresh') redirects.add(page)
      for (const link of [attributes.href, attributes.src, attributes.action]) {
        if (link !== undefined) links.push({ page, link })
      }
    }
  }
  return {
    pages: [...targets.keys()]
      .filter(target => /(?:\/|\.html)$/.test(target) && !redirects.has(target))
      .sort(),
    broken: links
      .filter(({ page, link }) => !resolves(page, link, base, targets))
      .map(({ page, link }) => `${page}: ${link}`),
  }
}

const origin = 'https://site.invalid'

function resolves(
  page: string,
  link: string,
  base: string,
  targets: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const url = new URL(link, origin + base + page.slice(1))
  if (url.origin !== origin) return true
  if (!url.pathname.startsWith(base)) return false
  const ids = targets.get(`/${decodeURIComponent(url.pathname.slice(base.length))}`)
  const id = decodeURIComponent(url.hash.slice(1))
  return ids !== undefined && (id === '' || ids.has(id))
}

import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Site } from '../../src/pages/site.ts'
import { trustedHtml } from './trusted-html.ts'

const rendered = new WeakMap<Site, Map<string, ReturnType<typeof trustedHtml>>>()

/**
 * Make the property that puts into an element what is the same on many pages of a site: rendered for the first of them, it
 * is a third of a short page's work. The name says what it is, and all it depends on beside the site.
 */
export function renderOnce(site: Site, name: string, content: () => VNode): ReturnType<typeof trustedHtml> {
  const parts = rendered.get(site) ?? new Map<string, ReturnType<typeof trustedHtml>>()
  rendered.set(site, parts)
  const known = parts.get(name)
  if (known) return known
  const made = trustedHtml(renderToString(content()))
  parts.set(name, made)
  return made
}

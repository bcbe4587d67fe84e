import type { SitePages } from '../../src/pages/plan-pages.ts'
import type { Site } from '../../src/pages/site.ts'

/** What Eleventy gives a template that renders the pages of one kind. */
export interface TemplateProps<Kind extends keyof SitePages> {
  readonly site: Site
  readonly item: SitePages[Kind][number]
}

/** Eleventy's data for such a template: one page for each of its kind. https://www.11ty.dev/docs/pagination/ */
export function eachPage<Kind extends keyof SitePages>(kind: Kind) {
  return {
    pagination: { data: `pages.${kind}`, size: 1, alias: 'item' },
    permalink: ({ item }: TemplateProps<Kind>) => item.path,
  }
}

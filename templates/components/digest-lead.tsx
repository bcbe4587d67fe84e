import type { VNode } from 'preact'
import { lowerHeadings } from '../../src/markdown/outline.ts'
import type { RenderedLead } from '../../src/model.ts'
import { excerpt } from '../../src/pages/excerpt.ts'
import type { Site } from '../../src/pages/site.ts'
import { PostLines } from './post-list.tsx'
import { trustedHtml } from './trusted-html.ts'

interface LeadProps {
  readonly site: Site
  readonly lead: RenderedLead | undefined
}

/** What the curator says at the head of a digest, and the posts worth reading first. */
export function DigestLead({ site, lead }: LeadProps): VNode | null {
  if (!lead) return null
  const { title, html, lang, picks } = lead
  return (
    <section class="digest-lead">
      <h2>
        <bdi>{title ?? site.text.curatorsNote}</bdi>
      </h2>
      <div>
        <div class="prose" lang={lang} {...trustedHtml(lowerHeadings(html, 1))} />
        {picks.length > 0 && (
          <>
            <h3>{site.text.picks}</h3>
            <PostLines site={site} posts={picks} aside={post => <bdi>{site.authorName(post)}</bdi>} />
          </>
        )}
      </div>
    </section>
  )
}

const lineCharacters = 140

/** The same in a few lines, for where a digest is one of several. */
export function LeadLine({ lead }: Pick<LeadProps, 'lead'>): VNode | null {
  const words = lead && excerpt(lead.text, lineCharacters)
  if (!lead || (lead.title === undefined && words === '')) return null
  return (
    <p class="lead-line" lang={lead.lang}>
      {lead.title !== undefined && (
        <strong>
          <bdi>{lead.title}</bdi>
        </strong>
      )}{' '}
      {words}
    </p>
  )
}

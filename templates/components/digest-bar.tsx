import type { VNode } from 'preact'
import { contentsId } from './contents.tsx'
import { PagerLinks, type PagerProps } from './pager.tsx'

/** The way on from anywhere in a digest, at the foot of a phone's screen: contents, top, and the page after it. */
export function DigestBar({ site, previous, next }: PagerProps): VNode {
  const { text } = site
  return (
    <nav class="digest-bar" aria-label={text.digestBar}>
      <a href={`#${contentsId}`}>{text.toContents}</a>
      <a href="#content">↑ {text.toTop}</a>
      {/* The newest has nothing after it: there a reader goes back in time. */}
      <PagerLinks site={site} {...(next ? { next } : { previous })} />
    </nav>
  )
}

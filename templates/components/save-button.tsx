import type { VNode } from 'preact'
import type { Site } from '../../src/pages/site.ts'

/** Saves a post on the reader's device, or takes it back. Without a storage there it is hidden. */
export function SaveButton({ site, permalink }: { site: Site; permalink: string }): VNode {
  const { text } = site
  return (
    <button
      type="button"
      class="keeps"
      title={text.save}
      aria-label={text.save}
      aria-pressed="false"
      data-save={permalink}
      data-full={text.savedFull}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path d="M5.5 3h9v14L10 13.5 5.5 17z" />
      </svg>
    </button>
  )
}

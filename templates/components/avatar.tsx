import type { VNode } from 'preact'
import type { RenderedPost } from '../../src/model.ts'
import { hueOf, initialsOf } from '../../src/pages/avatar.ts'

interface AvatarProps {
  readonly post: Pick<RenderedPost, 'author' | 'handle'>
}

/** An author's initials on a colour of their own, drawn by attributes alone: a page holds no style. */
export function Avatar({ post: { author, handle } }: AvatarProps): VNode {
  return (
    <svg class="avatar" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      <rect width="40" height="40" rx="4" fill={`oklch(.48 .075 ${hueOf(handle)})`} />
      <text x="20" y="20.5">
        {initialsOf(author || handle) || '·'}
      </text>
    </svg>
  )
}

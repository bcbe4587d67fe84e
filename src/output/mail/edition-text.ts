import type { RenderedLead, RenderedPost } from '../../model.ts'
import type { Site } from '../../pages/site.ts'
import { withAddresses } from '../../search/index/with-addresses.ts'
import { textAfterTitle } from '../../search/query/text-after-title.ts'
import type { FeedItem } from '../feeds/feed.ts'
import type { HeadlineGroup } from './group-headlines.ts'

/** What an edition says: a digest, or as much of it as mail may hold. */
export interface Selection extends Pick<FeedItem, 'title' | 'path'> {
  readonly lead?: RenderedLead | undefined
  /** Of the lead. */
  readonly picks: readonly RenderedPost[]
  /** Titles that are listed first; none where there is only one. */
  readonly groups: readonly HeadlineGroup[]
  /** Those that follow in full. */
  readonly posts: readonly RenderedPost[]
  /** How many are left out. */
  readonly left: number
}

const ruler = '-'.repeat(40)

/** Format an edition as plain text; `count` is how many posts the digest has. Addresses stand on lines of their own. */
export function formatEditionText(selection: Selection, count: number, site: Site): string {
  const { title, path, lead, picks, groups, posts, left } = selection
  const { text, config } = site
  const line = (post: RenderedPost) =>
    `${post.title} (${site.authorName(post)})\n  ${site.address(post.permalink)}`
  const list = (posts: readonly RenderedPost[]) => posts.map(post => `- ${line(post)}`).join('\n')
  const named = groups.map(({ story, topic = text.otherHeadlines, posts }) => {
    if (story) return [line(story.posts[0]), list(posts)].join('\n')
    return groups.length > 1 ? `[${topic}]\n${list(posts)}` : list(posts)
  })
  const { curator, mail } = config
  const blocks = [
    `${title}\n${text.postCount(count)}\n${site.address(path)}`,
    lead?.body.trim(),
    picks.length > 0 && `${text.picks}\n\n${list(picks)}`,
    groups.length > 0 && [text.headlines, ...named].join('\n\n'),
    ...posts.map(post => formatPost(post, site)),
    left > 0 && `${ruler}\n${text.readOn(left)}\n${site.address(path)}`,
    [
      ruler,
      curator ? `${config.title} · ${text.curatedBy}${curator.name}` : config.title,
      site.address('/'),
      ...(mail.unsubscribe ? [`${text.unsubscribe}: ${mail.unsubscribe}`] : []),
    ].join('\n'),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function formatPost(post: RenderedPost, site: Site): string {
  const handle = post.handle === '' ? '' : ` @${post.handle}`
  return [
    ruler,
    `${site.authorName(post)}${handle}\n${site.address(post.permalink)}\n`,
    ...(textAfterTitle(post) !== post.text ? [] : [`${post.title}\n`]),
    withAddresses(post).trim(),
  ].join('\n')
}

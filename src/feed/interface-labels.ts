import { count, duration, postedAt, reactions, stamp } from './times.ts'

/**
 * What a line that holds nothing but words of X's interface is:
 * - `quote`: the label above a quoted post; `repost`: the banner above a reposted one; `reply`: `正在回复`, `Replying to`
 * - `button`: never words of a post, wherever it stands
 * - `note`: stands beside a name or a picture; could be a word of the post, but not as its first or last line
 * - `dot`, `posted`, `dotPosted`: `·`, `4月9日`, `· 4月9日`, between handle and text
 * - `stamp`: time, views or reactions below the text; `bar`, `count`: words and numbers of the buttons beside it
 * - `duration`: a video's length
 */
export type Label =
  | 'quote'
  | 'repost'
  | 'reply'
  | 'button'
  | 'note'
  | 'dot'
  | 'posted'
  | 'dotPosted'
  | 'stamp'
  | 'bar'
  | 'count'
  | 'duration'

/** No label is longer: a longer line is not looked at, so that time stays linear. */
export const longestLabel = 80

/** Labels that are always written alike, a table row each, separated by `|`. */
const table: readonly (readonly [Label, string])[] = [
  ['quote', '引用|引用推文|引用帖子|引用的帖子|Quote|Quote Tweet|Quote post|Quoted post|Quoting'],
  ['reply', '正在回复|Replying to'],
  ['button', '显示更多|显示更少|显示此主题帖|显示这个主题帖|显示此线程|显示更多回复|阅读更多内容，在 X 上'],
  ['button', '显示翻译|显示原文|翻译帖子|翻译推文|查看翻译|查看引用|查看帖子活动|查看帖子互动|查看新帖子'],
  ['button', 'Show more|Show less|Show this thread|Show translation|Show original|Translate post'],
  ['button', 'Translate Tweet|View post analytics|View post engagements|View quotes|Read more on X'],
  ['button', 'Who can reply?|Show more replies'],
  ['note', '正在关注|已关注|已订阅|置顶|已置顶|置顶帖子|认证账号|已认证账号|嵌入的视频|关注了你'],
  ['note', 'ALT|GIF|Following|Follow|Follows you|Subscribe|Subscribed|Pinned|Pinned post|Promoted'],
  ['note', 'Verified account|Embedded video|Square profile picture|最后编辑|Last edited'],
  ['dot', '·'],
  ['bar', '回复|转帖|转推|转发|喜欢|分享|书签|关注|订阅|推荐|图像|图片|查看|次查看|观看|浏览|相关用户'],
  ['bar', 'Reply|Replies|Repost|Reposts|Quotes|Like|Likes|Share|Bookmark|Bookmarks|Image|View|Views'],
  ['bar', 'Relevant people|Relevant'],
]
const fixed: ReadonlyMap<string, Label> = new Map(
  table.flatMap(([label, words]) => words.split('|').map(word => [word.toLowerCase(), label])),
)

const longestFixed = Math.max(...[...fixed.keys()].map(word => word.length)) + 1

/** Labels with a name inside. */
const named: readonly (readonly [Label, RegExp])[] = [
  ['button', /^由 ?(?:Google|Grok|X|DeepL|微软|Microsoft) ?翻译(?:自 ?\p{Script=Han}{1,6})?$/u],
  ['button', /^Translated from \p{L}{1,20}(?: by \p{L}{1,10})?$/u],
  ['reply', /^(?:正在回复|Replying to)\s*[@＠]\w{1,20}(?:\s*(?:和|以及|and|,|、|，)\s*[@＠]\w{1,20}){0,4}$/u],
]
const repostEnds = ['已转帖', '已转推', '转帖了', '转推了', '转发了', ' reposted', ' Retweeted']

/** Labels with a time or a number inside. */
const numbered: readonly (readonly [Label, RegExp])[] = [
  ['stamp', new RegExp(`^(?:${stamp}|${reactions})$`, 'u')],
  ['posted', new RegExp(`^${postedAt}$`, 'u')],
  ['dotPosted', new RegExp(String.raw`^·\s*${postedAt}$`, 'u')],
  ['count', new RegExp(`^${count}$`, 'u')],
  ['note', new RegExp(String.raw`^${duration}\s?/\s?${duration}$`)],
  ['duration', new RegExp(`^${duration}$`)],
]

/** Read a line, shown plain, that holds nothing but words of X's interface. A colon at its end is its own. */
export function readLabel(plain: string): Label | undefined {
  if (plain.length > longestLabel) return undefined
  const label = plain.length > longestFixed ? undefined : fixed.get(plain.replace(/[:：]$/, '').toLowerCase())
  if (label !== undefined) return label
  if (repostEnds.some(end => plain.endsWith(end))) return 'repost'
  const patterns = /\d/.test(plain) ? numbered : named
  return patterns.find(([, pattern]) => pattern.test(plain))?.[0]
}

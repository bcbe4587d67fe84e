import { count, duration, postedAt, reactions, stamp } from './times.ts'

/**
 * What a line that holds nothing but words of X's interface is:
 * - `quote`: the label above a quoted post; `repost`: the banner above a reposted one; `reply`: `正在回复`, `Replying to`
 * - `reshare`: a button of the bar, or what a curator writes above a post that was passed on
 * - `button`: never words of a post, wherever it stands
 * - `title`: the title of X's page, above a post; as any word it can be a name
 * - `follow`: the button beside a name; in the bar a word of the bar, anywhere else of the post
 * - `note`: stands beside a name or a picture; could be a word of the post, but not as its first or last line
 * - `more`: below a text that X cut short; above anything else a word of the post
 * - `dot`, `posted`, `dotPosted`: `·`, `4月9日`, `· 4月9日`, between handle and text
 * - `stamp`: time, views or reactions below the text; `bar`, `views`, `count`: words and numbers of the buttons beside it
 * - `duration`: a video's length
 */
export type Label =
  | 'quote'
  | 'reshare'
  | 'repost'
  | 'reply'
  | 'button'
  | 'title'
  | 'follow'
  | 'note'
  | 'more'
  | 'dot'
  | 'posted'
  | 'dotPosted'
  | 'stamp'
  | 'bar'
  | 'views'
  | 'count'
  | 'duration'

/** Longest label: a longer line is compared with none, so that time stays linear. */
export const longestLabel = 80

const quoteWords =
  '引用|引用推文|引用帖子|引用的帖子|引用貼文|Quote|Quote Tweet|Quoted Tweet|Quote post|Quoted post|Quoting'

/** Labels that are always written alike, a table row each, separated by `|`. */
const table: readonly (readonly [Label, string])[] = [
  ['quote', quoteWords],
  ['reshare', '转发|转帖|转推|轉發|轉推|Repost|Reposted|Retweet|Retweeted|RT'],
  ['reply', '正在回复|正在回覆|Replying to'],
  ['button', '显示更多|显示更少|显示此主题帖|显示这个主题帖|显示此线程|显示更多回复|阅读更多内容，在 X 上'],
  [
    'button',
    '显示翻译|显示原文|翻译帖子|翻译推文|查看翻译|查看引用|查看帖子活动|查看帖子互动|查看新帖子|查看新貼文',
  ],
  ['button', 'Show more|Show less|Show this thread|Show translation|Show original|Translate post'],
  [
    'button',
    'See new posts|Translate Tweet|View post analytics|View post engagements|View quotes|Read more on X',
  ],
  ['button', 'Who can reply?|Show replies|Show more replies|Show additional replies|Show probable spam'],
  ['button', 'Rate this translation|Explain this post|Copy link to post|Post your reply|Watch on X'],
  ['button', 'Read the full conversation on X|为此翻译评分|解释此帖子|复制帖子链接|发布你的回复|在 X 上观看'],
  ['button', '顯示更多|顯示較少|顯示此討論串|顯示更多回覆|顯示原文|翻譯貼文|翻譯推文|查看翻譯'],
  ['note', '正在关注|已关注|已订阅|置顶|已置顶|置顶帖子|认证账号|已认证账号|嵌入的视频|关注了你'],
  ['note', 'ALT|GIF|Following|Follow|Follows you|Subscribe|Subscribed|Pinned|Pinned post|Promoted'],
  ['note', 'Verified account|Embedded video|Square profile picture|最后编辑|Last edited'],
  ['note', '正在跟隨|已釘選|認證帳戶|已驗證帳戶|嵌入影片|最後編輯'],
  ['title', '帖子|对话|推文|貼文|對話|主题帖|Post|Conversation|Thread|Tweet'],
  ['more', 'Read more|阅读更多|閱讀更多'],
  ['dot', '·'],
  ['bar', '回复|喜欢|分享|书签|推荐|图像|图片|相关用户|回覆|喜歡|書籤|圖片'],
  ['bar', 'Reply|Replies|Reposts|Quotes|Like|Likes|Share|Bookmark|Bookmarks|Image'],
  ['bar', 'Relevant people|Relevant'],
  ['views', '查看|次查看|观看|次观看|浏览|觀看|次觀看|View|Views'],
]
const fixed: ReadonlyMap<string, Label> = new Map(
  table.flatMap(([label, words]) => words.split('|').map(word => [word.toLowerCase(), label])),
)

const longestFixed = Math.max(...[...fixed.keys()].map(word => word.length)) + 1

/** Labels with a name inside. */
const named: readonly (readonly [Label, RegExp])[] = [
  // Not with a colon behind it: `关注：` leads to a list of people.
  ['follow', /^(?:关注|订阅|追蹤|跟隨|訂閱)$/u],
  ['button', /^由 ?(?:Google|Grok|X|DeepL|微软|Microsoft) ?(?:翻译|翻譯)(?:自 ?\p{Script=Han}{1,6})?$/u],
  ['button', /^Translated from \p{L}{1,20}(?: by \p{L}{1,10})?$/u],
  [
    'reply',
    /^(?:正在回[复覆]|Replying to)\s*[@＠]\w{1,20}(?:\s*(?:和|以及|and|,|、|，)\s*[@＠]\w{1,20}){0,4}$/u,
  ],
]
const repostEnds = [
  ...['已转帖', '已转推', '转帖了', '转推了', '转发了', '已轉發', '已轉推', '轉發了'],
  ...[' reposted', ' Retweeted'],
]

/** Labels with a time or a number inside. */
const numbered: readonly (readonly [Label, RegExp])[] = [
  ['stamp', new RegExp(`^(?:${stamp}|${reactions})$`, 'u')],
  ['posted', new RegExp(`^${postedAt}$`, 'u')],
  ['dotPosted', new RegExp(String.raw`^·\s*${postedAt}$`, 'u')],
  ['count', new RegExp(`^${count}$`, 'u')],
  ['note', new RegExp(String.raw`^${duration}\s?/\s?${duration}$`)],
  ['duration', new RegExp(`^${duration}$`)],
]

/** The label of a quoted post with what a curator sets around it: `【引用】`, `> 引用`, `#### 引用`, `引用 👇`. */
const decoratedQuote = new RegExp(
  String.raw`^[#>\s]*[【「（([]?\s*(?:${quoteWords})\s*[】」）)\]]?\s*[:：]?\s*(?:👇|⬇️?|↓)?$`,
  'iu',
)

/** Read a line, shown plain, that holds nothing but words of X's interface. A colon at its end is its own. */
export function readLabel(plain: string): Label | undefined {
  if (plain.length > longestLabel) return undefined
  const label = plain.length > longestFixed ? undefined : fixed.get(plain.replace(/[:：]$/, '').toLowerCase())
  if (label !== undefined) return label
  if (decoratedQuote.test(plain)) return 'quote'
  if (repostEnds.some(end => plain.endsWith(end))) return 'repost'
  const patterns = /\d/.test(plain) ? numbered : named
  return patterns.find(([, pattern]) => pattern.test(plain))?.[0]
}

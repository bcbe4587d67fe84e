import { isPostedAtLine } from './handle.ts'
import { isBlank, type Line } from './lines.ts'

/*
 * Leftovers of X's interface that copying a post brings along. A line goes only if the whole of it is such a label;
 * a label that could be a word of the post goes only at the post's edge, and the words of the button bar only beside
 * a time stamp or a view count, which no author writes.
 */

/** No label is longer: a longer line is not looked at, so that time stays linear. */
const longestLabel = 60

/** Labels above a quoted post. */
const quoteLabels = labels('引用 引用推文 引用帖子 引用的帖子', [
  'Quote',
  'Quote Tweet',
  'Quote post',
  'Quoted post',
])

/** Buttons and notes that are never words of a post, wherever they stand. */
const buttons = labels(
  '显示更多 显示更少 显示此主题帖 显示这个主题帖 显示此线程 显示翻译 显示原文 翻译帖子 翻译推文 查看翻译 查看引用 查看帖子活动 查看帖子互动',
  [
    ...[
      'Show more',
      'Show less',
      'Show this thread',
      'Show translation',
      'Translate post',
      'Translate Tweet',
    ],
    ...['View post analytics', 'View post engagements', 'View quotes', 'Read more on X', 'Who can reply?'],
  ],
)
const translationNote =
  /^(?:由 ?Google ?翻译自 ?\p{Script=Han}{1,6}|Translated from \p{L}{1,20} by \p{L}{1,10})$/u

/** Notes beside a name or a picture: taken off above the first line and below the last. */
const notes = labels('正在关注 已关注 已订阅 置顶 已置顶 认证账号 已认证账号 嵌入的视频 ·', [
  ...[
    'ALT',
    'GIF',
    'Following',
    'Follow',
    'Subscribe',
    'Subscribed',
    'Pinned',
    'Promoted',
    'Verified account',
  ],
  ...['Embedded video', 'Square profile picture'],
])

/** The button bar below a post. */
const barButtons = labels('回复 转帖 转推 引用 喜欢 分享 书签 关注 订阅 推荐 图像 图片', [
  ...['Reply', 'Repost', 'Like', 'Share', 'Bookmark', 'Image', 'Relevant people'],
])

const count = String.raw`\d[\d,.]*\s?[KMB万亿千]?`
const clock = String.raw`(?:上午|下午|凌晨|早上|中午|晚上)?\s?\d{1,2}:\d{2}(?:\s?[AP]M)?`
const date = String.raw`(?:\d{4}年\d{1,2}月\d{1,2}日|[A-Z][a-z]{2}\s\d{1,2},\s\d{4})`
const views = String.raw`${count}\s*(?:次?(?:查看|观看|浏览)|Views?)`
const reactions = String.raw`${count}\s*(?:回复|转帖|转推|引用|喜欢|书签|Repl(?:y|ies)|Reposts?|Quotes?|Likes?|Bookmarks?)`

/** `下午3:45 · 2024年4月9日 · 1.2万 查看`, `Last edited 3:45 PM · Apr 9, 2024`, `12.3K Views`, `12 Reposts`. */
const stamp = new RegExp(
  String.raw`^(?:(?:最后编辑|Last edited)\s*)?(?:${clock}\s*·\s*${date}(?:\s*·\s*${views})?|·?\s*${views}|${reactions})$`,
  'u',
)
const bareCount = new RegExp(`^${count}$`, 'u')

/** Whether a line is the label X puts above a quoted post. */
export function isQuoteLabel(text: string): boolean {
  return quoteLabels.has(labelKey(text))
}

/** Whether a line above an entry's author is a note of the interface, such as `置顶` or `Pinned`. */
export function isEntryNote(text: string): boolean {
  const key = labelKey(text)
  return key !== '' && (notes.has(key) || buttons.has(key))
}

/** Take the interface's leftovers, and blank lines, off the edges of one post's lines, and its buttons anywhere. */
export function removeResidue(lines: readonly Line[], isFenced: (line: Line) => boolean): Line[] {
  const kept = lines.filter(line => isFenced(line) || !isButton(line.text))
  const isNote = ({ text }: Line) => isBlank(text) || notes.has(labelKey(text))
  const start = firstIndex(kept, line => isFenced(line) || !(isNote(line) || isPostedAtLine(line.text)))
  const barStart = lastIndex(kept, line => isFenced(line) || !(isNote(line) || isBar(line.text))) + 1
  const hasStamp = kept.slice(barStart).some(({ text }) => isStamp(text))
  const end = hasStamp ? barStart : lastIndex(kept, line => isFenced(line) || !isNote(line)) + 1
  return kept.slice(start, Math.max(start, end))
}

function isButton(text: string): boolean {
  const key = labelKey(text)
  return key !== '' && (buttons.has(key) || translationNote.test(text.trim()))
}

function isBar(text: string): boolean {
  const key = labelKey(text)
  return barButtons.has(key) || bareCount.test(key) || isStamp(text)
}

function isStamp(text: string): boolean {
  return text.length <= longestLabel && stamp.test(text.trim())
}

function labels(spaced: string, phrases: readonly string[]): ReadonlySet<string> {
  return new Set([...spaced.split(' '), ...phrases].map(labelKey))
}

function labelKey(text: string): string {
  return text.length > longestLabel
    ? ''
    : text
        .trim()
        .replace(/[:：]$/, '')
        .toLowerCase()
}

function firstIndex(lines: readonly Line[], test: (line: Line) => boolean): number {
  const index = lines.findIndex(test)
  return index < 0 ? lines.length : index
}

function lastIndex(lines: readonly Line[], test: (line: Line) => boolean): number {
  return lines.findLastIndex(test)
}

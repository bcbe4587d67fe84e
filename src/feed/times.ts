/*
 * How X's page writes times, counts and durations, in Chinese (both writings) and in English. Sources of patterns, to be combined.
 */

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const clock = String.raw`(?:(?:上午|下午|凌晨|早上|中午|晚上)\s?)?\d{1,2}:\d{2}(?:\s?[AP]M)?`
const fullDate = String.raw`(?:\d{4}年\d{1,2}月\d{1,2}日|${month}\s\d{1,2},\s\d{4}|\d{1,2}\s${month}\s\d{4})`

/** A number as the button bar shows it: `56`, `3,456`, `1.2万`, `12.3K`. */
export const count = String.raw`\d[\d,.]*(?:\s?[KMB万亿千萬億])?`

const views = String.raw`${count}\s*(?:次?(?:查看|[观觀]看|[浏瀏][览覽])|[Vv]iews?)`
const client = String.raw`(?:Twitter|X) (?:for \w{2,10}|Web App)`
const act =
  '(?:回复|转帖|转推|转发|引用|喜欢|书签|回覆|轉發|轉推|喜歡|書籤|(?:[Rr]epl(?:y|ies)|[Rr]e(?:post|tweet)s?|[Qq]uotes?|[Ll]ikes?|[Bb]ookmarks?))'

/** What stands beside a handle: `4月9日`, `2023年4月9日`, `Apr 9`, `Apr 9, 2023`, `3h`, `3小时`, `昨天`. */
export const postedAt = String.raw`(?:\d{1,2}\s?(?:s|m|h|d|秒|分钟?|小时|天)(?:前|\sago)?|${month}\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s${month}(?:\s\d{4})?|(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日|昨天|Yesterday)`

/** `下午3:45 · 2024年4月9日 · 1.2万 查看`, `Last edited 3:45 PM · Apr 9, 2024`, `12.3K Views`. */
export const stamp = String.raw`(?:(?:最后编辑|最後編輯|Last edited)\s*)?(?:${clock}\s*·\s*${fullDate}(?:\s*·\s*(?:${views}|${client}))?|·?\s*${views})`

const reaction = String.raw`(?:${count}(?:\s*[次条條則个個])?\s*${act}|${act}\s*${count}(?:\s*[次条條])?)`

/** `12 Reposts`, `引用 12 条`, `12 次转帖`, `3 replies, 12 reposts, 45 likes, 6,789 views`. */
export const reactions = String.raw`${reaction}(?:(?:\s*[·,、，]\s*|\s+)(?:${reaction}|${views}))*`

/** A video's length: `0:15`, `1:02:45`. */
export const duration = String.raw`\d{1,2}(?::\d{2}){1,2}`

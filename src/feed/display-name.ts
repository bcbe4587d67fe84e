import { plainLine } from './plain-line.ts'

/** Display names on X hold at most 50 characters. */
const longestName = 50

/** The mark of a verified account and its words, as X's page says them to a screen reader. */
const verified =
  /\s*(?:[✅✔☑]\uFE0F?\s*)?(?:Verified account|已认证账号|认证账号|已認證帳戶|認證帳戶|已驗證帳戶|已认证)$/u
/** The dash in front of whom a text is by: `—— Wren Hill`. */
const dash = /^[—–―]{1,2}\s*(?=\p{L})/u

/**
 * Clean a display name: outer white space (U+3000 too), the editor's escapes and bold, a link around it, the dash in
 * front of it, words of X's page behind it.
 */
export function readName(line: string): string {
  const name = plainLine(line).replace(dash, '')
  return name.replace(verified, '') || name
}

/** The key two spellings of a display name share: case, emoji and white space aside. */
export function nameKey(name: string): string {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Join_Control}|\p{Variation_Selector}|\s/gu, '')
  return key === '' ? name.trim() : key
}

const listMarker = /^(?:\d{1,3}\s*[.)、/:：]|[-*+•●✦✲✱▪]\s|\d\uFE0F?\u20E3|[（(]?\d{1,2}[)）])/u
const clauseMark = /[。；！？：…]|[:;,，(（[【《“"—]$|https?:\/\//u
/** A comma between Han characters is rare in a name, and not in a long one. */
const commaHan = /，/u
const longestWithComma = 20
/** Words a Chinese sentence has in front of somebody's name: prepositions, verbs of seeing and thanking, times. */
const leadInHan =
  /(?:[的由和与及跟在把被让给向对从是用以为到于按了过请见据自]|感谢|多谢|谢谢|致谢|恭喜|祝贺|致敬|关注|欢迎|推荐|转发|引用|包括|例如|比如|以及|另外|其中|还有|视频|论文|文章|项目|链接|地址|原文|出处|来源|采访|翻译|出品|提供|今天|昨天|昨晚|刚刚|刚才|最近|现在)$/u
const leadInLatin =
  /(?:^|[\s(])(?:a|an|and|are|as|ask|at|by|cc|check|credit|credits|follow|for|from|hello|hey|hi|in|introducing|is|kudos|like|me|meet|of|on|or|our|out|paper|see|shoutout|team|thank|thanks|that|the|their|this|to|us|via|was|we|with|you|your)$/u
/** The same as the only words of a line, however they are written. */
const loneLeadIn =
  /^(?:also|and|ask|by|cc|check out|congrats|congratulations|credits?|dear|finally|follow|from|great|hello|hey|hi|h\/?t|introducing|kudos|meanwhile|meet|now|plus|rt|see|shout ?out|so|thank you|thanks?|this|today|via|when|with|yesterday)(?: to)?$/iu
const opensOn = /[(（“「,，、&]$/u

/** Whether a line ends in words that lead to a name: `感谢`, `thanks to`, `by Wren (`. Only its end is read. */
export function isLeadIn(line: string): boolean {
  const end = line.trimEnd().slice(-4 * longestName)
  return [leadInHan, leadInLatin, loneLeadIn, opensOn].some(pattern => pattern.test(end))
}

const sentenceMarks = [listMarker, clauseMark, leadInHan, leadInLatin, loneLeadIn]
const hasLetter = /[\p{L}\p{N}\p{Extended_Pictographic}]/u
/** Beginnings and roles that a sentence often and a name sometimes has. */
const openingHan =
  /^(?:感谢|多谢|谢谢|致谢|推荐|转自|来自|这|那|我[把们]|其中|另外|还有|比如|例如|包括|如果|因为|所以|不过|今天|昨天|刚[刚才]|最近|据)/u
const roleHan = /(?:创始人|CEO|作者|研究者|研究员|开发者|工程师|大佬|大神|网友|推友|博主|译者|同事|团队)$/u

/**
 * What the line above a handle looks like: `plain`, nothing speaks against a display name; `doubtful`, a name or words of
 * a sentence; `sentence`, too long, a list item, a clause or the beginning of a sentence; `none`, nothing is there.
 */
export type NameShape = 'none' | 'sentence' | 'doubtful' | 'plain'

/** Judge by its form whether a line is a display name. Only its beginning is read. */
export function readNameShape(line: string): NameShape {
  const name = readName(line.slice(0, 4 * longestName))
  if (name === '') return 'none'
  const length = line.length > 4 * longestName ? line.length : [...name].length
  if (length > longestName || !hasLetter.test(name)) return 'sentence'
  if (sentenceMarks.some(pattern => pattern.test(name))) return 'sentence'
  if (commaHan.test(name)) return length > longestWithComma ? 'sentence' : 'doubtful'
  const [first = '', ...rest] = name.split(/\s+/)
  const hasSentenceCase = /^\p{Lu}/u.test(first) && rest.some(word => /^\p{Ll}{3,}$/u.test(word))
  const isLong = length > 32 || rest.length >= 5
  return isLong || hasSentenceCase || openingHan.test(name) || roleHan.test(name) ? 'doubtful' : 'plain'
}

/** Whether a display name and a handle share a word, the beginning of one, or all their letters. */
export function isAlike(name: string, handle: string): boolean {
  if (name.length > 4 * longestName) return false
  const letters = handle.toLowerCase().replaceAll('_', '')
  const words = latinWords(name)
  if (letters === '' || words.length === 0) return false
  const joined = words.join('')
  if (letters === joined || (joined.length >= 2 && letters.startsWith(joined))) return true
  if (letters.length >= 3 && joined.includes(letters)) return true
  return words.some(word => (word.length >= 3 && letters.includes(word)) || sharedStart(word, letters) >= 4)
}

function latinWords(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.match(/[a-z0-9]+/g) ?? []
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one.charAt(length) === other.charAt(length)) length++
  return length
}

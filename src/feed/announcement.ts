/**
 * In a body, `name ⏎ @handle` either announces another post (a quoted one, or the thread going on) or is a mention
 * that pasting from X broke out of its sentence. No single sign decides; this table weighs them.
 */

/** What is known about one handle line of a body. */
export interface Candidate {
  /** The line above the handle, as it stands; empty where there is none to be a name. */
  readonly nameLine: string
  readonly handle: string
  /** Whether a ruler (`---`) stands above the name, blank lines and a status URL apart. */
  readonly hasSeparator: boolean
  /** Whether X's label of a quoted post (`引用`, `Quote`) stands above the name. */
  readonly hasLabel: boolean
  /** Blank lines above the name, or above the handle where no name is. */
  readonly blankLines: number
  /** Whether a status URL of this handle stands beside: above the name, or as the last line of what follows. */
  readonly hasStatusUrl: boolean
  /** Whether blank lines stand between name and handle. */
  readonly isApart: boolean
  /** Display names that this handle bears in the headers of the feed; empty for a handle not seen there. */
  readonly knownNames: ReadonlySet<string>
  /** The line right below the handle, as it stands; undefined where nothing follows before the next such pair. */
  readonly next: string | undefined
}

interface Sign {
  readonly weight: number
  readonly holds: (candidate: Candidate) => boolean
}

/** The sum at which a pair announces a post. */
const threshold = 3

/** Signs for (+) and against (−) an announcement. Weights were set on real dumps; test/feed holds the cases. */
export const signs = {
  label: { weight: 6, holds: c => c.hasLabel },
  separator: { weight: 3, holds: c => c.hasSeparator },
  statusUrl: { weight: 3, holds: c => c.hasStatusUrl },
  twoBlankLines: { weight: 2, holds: c => c.blankLines >= 2 && !c.hasSeparator },
  oneBlankLine: { weight: 1, holds: c => c.blankLines === 1 && !c.hasSeparator },
  /** The name sticks to the text above it, as a broken mention does. */
  noBlankLine: { weight: -2, holds: c => c.blankLines === 0 && !c.hasSeparator && !c.hasLabel },
  knownPair: { weight: 4, holds: c => c.knownNames.has(nameKey(c.nameLine)) },
  alike: { weight: 2, holds: c => isAlike(c.nameLine, c.handle) },
  plainName: { weight: 2, holds: c => isPlainName(c.nameLine) },
  /** A line that cannot be a display name: part of a sentence, a list item, a URL, too long. */
  sentence: { weight: -5, holds: c => isSentencePart(c.nameLine) },
  /** X's paste leaves the blank in front of a mention at the end of the line. */
  trailingSpace: { weight: -1, holds: c => /\S[ \u00A0]$/.test(c.nameLine) },
  /** The line below goes on in the middle of a sentence. */
  runsOn: {
    weight: -4,
    holds: c =>
      c.next !== undefined && /^(?:[ \u00A0]*[,.;:!?)\]}'’”、，。；：！？）」』】]|[ \u00A0]\S)/.test(c.next),
  },
  softRunsOn: {
    weight: -2,
    holds: c => c.next !== undefined && /^(?:\p{Ll}|[的等和与及在是把对给说们、])/u.test(c.next),
  },
  nothingFollows: { weight: -3, holds: c => c.next === undefined && !c.hasLabel && !c.hasSeparator },
  apart: { weight: -2, holds: c => c.isApart },
  noName: { weight: -6, holds: c => c.nameLine === '' && !c.hasLabel },
} as const satisfies Record<string, Sign>

/** Decide whether a handle line, with the name above it, announces a post; otherwise it is a broken mention. */
export function isAnnouncement(candidate: Candidate): boolean {
  return weigh(candidate) >= threshold
}

/** Sum up the signs that hold for a candidate. */
export function weigh(candidate: Candidate): number {
  return Object.values<Sign>(signs).reduce(
    (sum, sign) => (sign.holds(candidate) ? sum + sign.weight : sum),
    0,
  )
}

/** The key two spellings of a display name share: case, emoji and white space aside. */
export function nameKey(name: string): string {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Join_Control}|\p{Variation_Selector}|\s/gu, '')
  return key === '' ? name.trim() : key
}

/** Display names on X hold at most 50 characters. */
const longestName = 50

const listMarker = /^\s*(?:\d{1,3}\s*[.)、/:：]|[-*+•✦✲✱▪]\s|\d\uFE0F?\u20E3|[（(]?\d{1,2}[)）])/u
const clauseMark = /[，。；！？：…]|[:;,(（[【《“"]\s*$|https?:\/\//u
const leadInHan =
  /(?:[的由和与及跟在把被让给向对从是用以为到于按]|感谢|多谢|谢谢|致谢|关注|包括|例如|比如|以及|视频|论文|文章|项目|链接|地址|原文|出处|来源|采访|翻译|出品|提供)\s*$/u
const phraseHan = /感谢|推荐|这[是个篇]|来自|转自|我[把们]|作者|研究者|译者|分享了|发布了/u
const leadInLatin =
  /(?:^|[\s(])(?:a|an|and|are|as|ask|at|by|cc|check|congrats|congratulations|credit|credits|dear|for|from|hello|hey|hi|ht|h\/t|in|introducing|is|kudos|like|meet|of|on|or|our|out|paper|rt|see|shoutout|team|thank|thanks|that|the|to|via|was|we|with|you|your|follow)\s*$/iu

function isSentencePart(nameLine: string): boolean {
  const name = nameLine.trim()
  return (
    name.length > 2 * longestName ||
    [...name].length > longestName ||
    listMarker.test(name) ||
    clauseMark.test(name) ||
    leadInHan.test(name) ||
    phraseHan.test(name) ||
    leadInLatin.test(name) ||
    !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name)
  )
}

/** Short, without the marks of a sentence: nothing in it speaks against a display name. */
export function isPlainName(nameLine: string): boolean {
  const name = nameLine.trim()
  return name !== '' && !isSentencePart(nameLine) && [...name].length <= 32 && name.split(/\s+/).length <= 5
}

/** Whether a display name and a handle share a word, the beginning of one, or all their letters. */
export function isAlike(name: string, handle: string): boolean {
  if (name.length > 2 * longestName) return false
  const letters = letterKey(handle)
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

function letterKey(handle: string): string {
  return handle.toLowerCase().replaceAll('_', '')
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one.charAt(length) === other.charAt(length)) length++
  return length
}

/**
 * In a body, `name ⏎ @handle` either announces another post (a quoted one, or the thread going on) or is a mention
 * that pasting from X broke out of its sentence. No single sign decides; this table weighs them.
 */

import { isAlike, type NameShape, nameKey } from './display-name.ts'

/** What is known about one handle line of a body. */
export interface Candidate {
  /** The line above the handle, as it stands; empty where there is none to be a name. */
  readonly nameLine: string
  readonly nameShape: NameShape
  readonly handle: string
  /** Whether the entry itself is by this handle. */
  readonly isOwner: boolean
  /** Whether a ruler (`---`) stands above the name, blank lines and a status URL apart. */
  readonly hasSeparator: boolean
  /** Whether X's label of a quoted post (`引用`, `Quote`) stands above the name. */
  readonly hasLabel: boolean
  /** What X prints behind the handle: its dot and a date, a date without the dot, or neither. */
  readonly postedAt: 'dotted' | 'bare' | 'none'
  /** Whether a status URL of this handle stands above the name. */
  readonly hasUrlAbove: boolean
  /** Whether a status URL of this handle stands, as a line, in what follows. */
  readonly hasUrlBelow: boolean
  /** Blank lines above the name, or above the handle where no name is. */
  readonly blankLines: number
  /** Whether blank lines stand between name and handle. */
  readonly isApart: boolean
  /** Display names that this handle bears in the headers of the feed; empty for a handle not seen there. */
  readonly knownNames: ReadonlySet<string>
  /** The text above the name, rulers, labels and blank lines apart; empty where nothing is. */
  readonly above: string
  /** The line right below the handle and its date; undefined where nothing follows before the next such pair. */
  readonly next: string | undefined
  /** The first line below that shows something; empty where nothing does before the next such pair. */
  readonly below: string
}

interface Sign {
  readonly weight: number
  readonly holds: (candidate: Candidate) => boolean
}

/** The sum at which a pair announces a post. */
const threshold = 3

/** Signs for (+) and against (−) an announcement. Weights were set on real dumps; test/feed holds the cases. */
export const signs = {
  label: { weight: 9, holds: c => c.hasLabel },
  separator: { weight: 3, holds: c => c.hasSeparator && !c.hasLabel },
  date: { weight: 4, holds: c => c.postedAt === 'dotted' },
  bareDate: { weight: 2, holds: c => c.postedAt === 'bare' },
  urlAbove: { weight: 3, holds: c => c.hasUrlAbove },
  urlBelow: { weight: 2, holds: c => c.hasUrlBelow },
  twoBlankLines: { weight: 3, holds: c => c.blankLines >= 2 && !c.hasSeparator && !c.hasLabel },
  oneBlankLine: { weight: 1, holds: c => c.blankLines === 1 && !c.hasSeparator && !c.hasLabel },
  /** The name sticks to the text above it, as a broken mention does. */
  noBlankLine: { weight: -2, holds: c => c.blankLines === 0 && !c.hasSeparator && !c.hasLabel },
  knownPair: { weight: 4, holds: c => c.knownNames.size > 0 && c.knownNames.has(nameKey(c.nameLine)) },
  /** Nobody mentions himself: the thread goes on, under whatever name. */
  owner: { weight: 2, holds: c => c.isOwner },
  alike: { weight: 2, holds: c => isAlike(c.nameLine, c.handle) },
  plainName: { weight: 2, holds: c => c.nameShape === 'plain' },
  /** A sentence does not change from Chinese to English, or back, at a mention; a quoted post often does. */
  otherScript: { weight: 2, holds: c => isOtherScript(c.above, c.next ?? '') },
  /** A line that cannot be a display name: part of a sentence, a list item, a URL, too long. */
  sentence: { weight: -5, holds: c => c.nameShape === 'sentence' },
  /** X's paste leaves the blank in front of a mention at the end of the line; two blanks are an editor's line break. */
  trailingSpace: { weight: -3, holds: c => /\S[ \u00A0]$/.test(c.nameLine) },
  /** The line below goes on in the middle of a sentence. */
  runsOn: { weight: -4, holds: c => sentenceEnd.test(c.next ?? '') },
  softRunsOn: { weight: -3, holds: c => predicate.test(c.next ?? '') },
  /** Curators note below a post what they did with it: `1『已读』`. */
  noteFollows: { weight: -4, holds: c => /^\d{0,2}『/.test(c.below) },
  nothingFollows: { weight: -3, holds: c => c.next === undefined && !c.hasLabel && !c.hasSeparator },
  apart: { weight: -2, holds: c => c.isApart },
  noName: { weight: -6, holds: c => c.nameShape === 'none' },
} as const satisfies Record<string, Sign>

const sentenceEnd =
  /^(?:[ \u00A0]*(?:[,;:!?)\]}”、，。；：！？）」』】]|\.(?![\p{L}.])|['’](?=\p{L}{1,2}(?!\p{L})))|[ \u00A0]\S)/u
/** What a sentence goes on with behind a name, and a post does not begin with. */
const predicate =
  /^(?:[的们]|等(?=人|[)）、，。]|$)|也(?!许)|老师|同学|说[：，]|表示|认为|提到|指出|宣布|发布了|(?:and|or|of|who|which|whose|has|have|had|is|are|was|were|will|about|at|by|with|to|from|on)(?:\s|$))/u

/** Decide whether a handle line, with the name above it, announces a post; otherwise it is a broken mention. */
export function isAnnouncement(candidate: Candidate): boolean {
  return weigh(candidate) >= threshold
}

/** Whether a line goes on in the middle of a sentence that began above it. */
export function isContinuation(line: string): boolean {
  return sentenceEnd.test(line) || predicate.test(line)
}

const allSigns = Object.values<Sign>(signs)

/** Sum up the signs that hold for a candidate. */
export function weigh(candidate: Candidate): number {
  return allSigns.reduce((sum, sign) => (sign.holds(candidate) ? sum + sign.weight : sum), 0)
}

/** Whether one text is in Han characters and the other in Latin letters; their beginnings tell. */
function isOtherScript(one: string, other: string): boolean {
  const script = mainScript(one)
  const otherScript = mainScript(other)
  return (script === 'han' && otherScript === 'latin') || (script === 'latin' && otherScript === 'han')
}

function mainScript(text: string): 'han' | 'latin' | 'unknown' {
  let han = 0
  let latin = 0
  for (let at = 0; at < text.length && at < longestSample; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x3400 && code <= 0x9fff) han++
    else if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) latin++
  }
  if (han + latin < 8) return 'unknown'
  return han * 4 >= latin ? 'han' : han * 20 < latin ? 'latin' : 'unknown'
}

const longestSample = 200

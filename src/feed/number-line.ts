import { readDate } from './dates.ts'

/** A line that gives an entry its number, or was meant to. */
export type NumberLine =
  | { readonly kind: 'sound'; readonly number: number }
  | {
      readonly kind: 'malformed'
      /** Undefined where the line holds none: `### 标题`. */
      readonly number: number | undefined
      /** The words beside the number; empty where there are none. */
      readonly title: string
      /** Whether the line is a heading, of whatever level; otherwise it holds a number and nothing else. */
      readonly isHeading: boolean
    }

const soundLine = /^###[^\S\n]+(\d{1,9})\s*$/

/** Longest line that can be a number line; longer lines are text. */
const longestNumberLine = 120

/** Most lines begin otherwise and need no further pattern to show that they are none. */
const canBegin = /^[\s>*_+\\<([【「=—–第#＃nN\d０-９\u200B-\u200F\u2060\uFEFF-]/
/** What editors and hands set in front of a heading: quote and list marks, emphasis, the backslash of an escape. */
const heading = /^(?:[\s>*_+-]*)(?<marks>\\?#[#\\\s]*|<h[1-6]>)(?<rest>.*)$/
const numbered =
  /^(?:no\b\.?|nr\b\.?|n°|第|[-#[(【「*_]+)?\s*(?<number>\d(?: \d){1,3}(?= ?$)|\d{1,9})\s*(?:[.、:,)\]】」*_|·-]+|[条條期号號篇](?=\s|$)|$|(?=[^\d.:%]))\s*(?<title>.*)$/i
const bareNumber =
  /^(?:[>*_\s=—–-]|no\b\.?|nr\b\.?|第|[[(【「])*(?<number>\d{1,6})\s*(?:[.、:)\]】」条條期号號篇]|[*_\s=—–-])*$/i

/**
 * Read a line as the number of an entry: `### 46`, or near misses such as `## 46`, `###46`, `### 46.`, `### ４６`,
 * `\### 46`, `**46**`, `### 46 title`. Whether a near miss was meant as one, the lines below decide.
 */
export function readNumberLine(line: string): NumberLine | undefined {
  const [, sound] = soundLine.exec(line) ?? []
  if (sound !== undefined) return { kind: 'sound', number: Number(sound) }
  if (line.length > longestNumberLine || !canBegin.test(line)) return undefined
  const text = line
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .trim()
  const { marks, rest } = heading.exec(text)?.groups ?? {}
  if (marks === undefined || rest === undefined) return readBareNumber(text)
  const shown = rest.replace(/\s+#+$|<\/h[1-6]>$/, '').trim()
  if (readDate(shown)) return { kind: 'malformed', number: undefined, title: shown, isHeading: true }
  const { number, title } = numbered.exec(shown)?.groups ?? {}
  if (number === undefined) {
    const isHashtag = /^\\?#$/.test(marks) && shown !== ''
    return isHashtag ? undefined : { kind: 'malformed', number: undefined, title: shown, isHeading: true }
  }
  return {
    kind: 'malformed',
    number: Number(number.replaceAll(' ', '')),
    title: (title ?? '').replace(/^[*_\s]+|[*_\s]+$/g, ''),
    isHeading: true,
  }
}

function readBareNumber(text: string): NumberLine | undefined {
  const { number } = bareNumber.exec(text)?.groups ?? {}
  return number === undefined
    ? undefined
    : { kind: 'malformed', number: Number(number), title: '', isHeading: false }
}

/** Write a number line as it should be: two digits at least. */
export function writeNumberLine(number: number): string {
  return `### ${String(number).padStart(2, '0')}`
}

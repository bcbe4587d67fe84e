import { domainToASCII, domainToUnicode } from 'node:url'
import { tlds } from '@hapi/tlds'

/**
 * URLs, mentions and hashtags of plain text, as X finds them
 * (https://github.com/twitter/twitter-text/blob/master/conformance/extract.yml). Every function takes one line and is linear
 * in its length. Other than on X, a host ends at CJK punctuation, and behind `.com` at text in another script.
 */

/** Offsets are UTF-16 units of the line; `end` is exclusive. */
export interface XEntity {
  readonly kind: 'url' | 'mention' | 'hashtag'
  readonly start: number
  readonly end: number
}

/** Letters with diacritics, which X allows in hosts and paths, and not right behind a mention. */
const LATIN = '\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u02bb\\u0300-\\u036f\\u1e00-\\u1eff'

/** Lengths in UTF-16 units: DNS's of a host, and X's of a code of t.co, which is no URL where it is longer. */
const LONGEST_HOST = 253
const LONGEST_SHORT_CODE = 40

const PROTOCOL = 'https?:\\/\\/'
const LABEL = `a-z0-9${LATIN}-`

/** Top level domains in the letters of their script (`中国`); https://data.iana.org/TLD/tlds-alpha-by-domain.txt. */
const topLevelDomains = new Set(Array.from(tlds, domainToUnicode))

const NATIVE_DOMAINS = [...topLevelDomains]
  .filter(domain => !/^[a-z]/.test(domain))
  .sort((a, b) => b.length - a.length)
  .join('|')

/** A protocol, or what may be a host in text without one: in English, any word. */
const URL_START = new RegExp(`${PROTOCOL}|[${LABEL}][${LABEL}.]*(?:(?<=\\.)(?:${NATIVE_DOMAINS}))?`, 'gi')

/** Characters that may not stand right before a URL; before one without protocol, neither may the second ones. */
const NOT_BEFORE = /[a-z0-9@＠$#＃\ufeff\ufffe\uffff]$/i
const NOT_BEFORE_BARE = /[-_./]$/

/** A host in any script: letters, digits, symbols (`✪df.ws`), hyphens. Punctuation and spaces end it. */
const HOST = /(?:[^\p{P}\p{Z}\p{C}$+<=>^`|~]|[-_.])+/uy

const PATH_LETTER = `a-z0-9\\u0400-\\u04ff${LATIN}`
const PATH_CHARACTER = `[${PATH_LETTER}!*';:=+,.$\\/%#[\\]\\-\\u2013_~@|&]`
/** Parentheses belong to a path where they are closed, one pair in another at most: `/wiki/C_(language)`. */
const PATH_GROUP = `\\((?!\\))${PATH_CHARACTER}*(?:\\(${PATH_CHARACTER}+\\)${PATH_CHARACTER}*)?\\)`
const PATH_END = `(?:[${PATH_LETTER}+\\-=_#\\/]|${PATH_GROUP})`
const PATH = `\\/(?:(?:${PATH_CHARACTER}|${PATH_GROUP})*${PATH_END})?`
const QUERY = `\\?[a-z0-9!?*'@();:&=+$\\/%#[\\]\\-_.,~|]*[a-z0-9\\-_&=#\\/]`
const REST = new RegExp(`(?::\\d+)?(?<path>${PATH})?(?:${QUERY})?`, 'iy')

const SHORT_LINK = new RegExp(`^${PROTOCOL}t\\.co\\/(?<code>[a-z0-9]+)(?:${QUERY})?`, 'i')

/** Find URLs, with or without protocol, in order. A host without protocol is Latin; its port and query count behind a path only. */
export function findUrls(line: string): XEntity[] {
  if (!line.includes('.')) return []
  const urls: XEntity[] = []
  for (const { 0: text, index: start } of line.matchAll(URL_START)) {
    const before = line.slice(Math.max(0, start - 1), start)
    if (start < (urls.at(-1)?.end ?? 0) || NOT_BEFORE.test(before)) continue
    const end = text.endsWith('/')
      ? endOfUrl(line, start, start + text.length)
      : endOfBareUrl(line, start, text, before)
    if (end !== undefined) urls.push({ kind: 'url', start, end })
  }
  return urls
}

function endOfBareUrl(line: string, start: number, run: string, before: string): number | undefined {
  if (!run.includes('.') || NOT_BEFORE_BARE.test(before)) return undefined
  const hostEnd = endOfHost(line, start, run)
  const rest = hostEnd === undefined ? null : matchRest(line, hostEnd)
  return rest?.groups?.path === undefined ? hostEnd : rest.index + rest[0].length
}

function endOfUrl(line: string, start: number, hostStart: number): number | undefined {
  HOST.lastIndex = hostStart
  const hostEnd = endOfHost(line, hostStart, HOST.exec(line)?.[0] ?? '')
  // A name may be no IDN, such as `xn--` before letters that are not ASCII.
  if (hostEnd === undefined || domainToASCII(line.slice(hostStart, hostEnd)) === '') return undefined
  const end = hostEnd + (matchRest(line, hostEnd)?.[0].length ?? 0)
  const short = SHORT_LINK.exec(line.slice(start, end))
  if (!short) return end
  return (short.groups?.code ?? '').length > LONGEST_SHORT_CODE ? undefined : start + short[0].length
}

function matchRest(line: string, hostEnd: number): RegExpExecArray | null {
  REST.lastIndex = hostEnd
  return REST.exec(line)
}

/** A top level domain at a label's start: letters of ASCII, a punycode name, or one in another script. */
const TOP_LEVEL = new RegExp(`^(?:xn--[a-z0-9-]+|[a-z]+|${NATIVE_DOMAINS})(?![a-z0-9@+-])`, 'i')

/**
 * Find where the host ends that a run of its characters begins with: behind the last label that is a top level domain.
 * Undefined where the run begins with no host.
 */
function endOfHost(line: string, start: number, run: string): number | undefined {
  const bound = start + Math.min(run.length, LONGEST_HOST)
  let end: number | undefined
  let labelStart = start
  let isName = false
  for (const label of line.slice(start, bound).split('.')) {
    if (label === '' || /^[-_]/.test(label)) return end
    const labelEnd = labelStart + label.length
    const domain = isName ? topLevelDomainAt(line.slice(labelStart, labelEnd + 1)) : undefined
    if (domain !== undefined) {
      end = labelStart + domain.length
      // Text in another script goes on behind the domain: `a.com后面`.
      if (end < labelEnd) return end
    }
    if (/[-_]$/.test(label)) return end
    labelStart = labelEnd + 1
    // A host below a top level domain has no underscore, as its subdomains may.
    isName = !label.includes('_')
  }
  return end
}

/** Tell the top level domain that a label begins with; the label comes with the character behind it. */
function topLevelDomainAt(label: string): string | undefined {
  const domain = TOP_LEVEL.exec(label)?.[0].toLowerCase()
  if (domain === undefined || domain.startsWith('xn--') || topLevelDomains.has(domain)) return domain
  return undefined
}

/** An `RT` may touch the mention behind it, as no other word may. */
const MENTION =
  /(?<=^|[^\w!#$%&*@＠]|(?:^|[^\w+~.-])rt)[@＠](?<handle>\w{1,20})(?<list>\/[a-z][\w-]{0,24})?/gi
const NOT_BEHIND_MENTION = new RegExp(`^(?:[@＠${LATIN}]|:\\/\\/)`)

/** Find mentions, in order. A list (`@user/list`) counts as a mention of its user. */
export function findMentions(line: string): XEntity[] {
  return [...line.matchAll(MENTION)]
    .filter(({ 0: text, index }) => !NOT_BEHIND_MENTION.test(line.slice(index + text.length).slice(0, 3)))
    .map(({ index: start, groups }) => ({
      kind: 'mention',
      start,
      end: start + 1 + (groups?.handle ?? '').length,
    }))
}

/** Marks that X allows in a hashtag beside letters and digits, mostly joiners of words: `・`, `·`, `〜`. */
const TAG_MARKS =
  '_\\u200c\\u200d\\ua67e\\u05be\\u05f3\\u05f4\\uff5e\\u301c\\u309b\\u309c\\u30a0\\u30fb\\u3003\\u0f0b\\u0f0c\\u00b7'
const TAG_CHARACTER = `\\p{L}\\p{M}\\p{Nd}${TAG_MARKS}`
/** A variation selector is a mark, but ends the emoji before it. The other way round, `#️⃣` is an emoji. */
const HASHTAG = new RegExp(
  `(?<=^|[\\ufe0e\\ufe0f]|[^&${TAG_CHARACTER}])[#＃](?!\\ufe0f|\\u20e3)[${TAG_CHARACTER}]+(?![#＃]|:\\/\\/|[${TAG_CHARACTER}])`,
  'gu',
)

/** Find hashtags, in order: they hold a letter, and no second `#` closes them. */
export function findHashtags(line: string): XEntity[] {
  return [...line.matchAll(HASHTAG)]
    .filter(({ 0: text }) => /[\p{L}\p{M}]/u.test(text))
    .map(({ 0: text, index: start }) => ({ kind: 'hashtag', start, end: start + text.length }))
}

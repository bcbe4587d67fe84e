import type { Phrase } from './match.ts'
import { readableInput } from './readable-input.ts'
import { spellings, versionSpellings } from './spellings.ts'
import { kindOfKey, type Token, textOfKey, tokenize } from './tokens.ts'

/** One thing a reader looks for: a phrase of tokens, found only as written. */
export interface Term extends Phrase {
  /** As the reader typed it. */
  readonly text: string
  /** It was typed in quotation marks: synonyms and other ways to write it do not count. */
  readonly isQuoted?: boolean
  /** Other ways to write a name and its version: within the term, or in it and the term beside it. */
  readonly spellings?: readonly Phrase[]
}

export interface Query {
  /** All of them must be in a post. */
  readonly terms: readonly Term[]
  /**
   * How the terms stand side by side: as typed, with marks at their ends; then in other spellings. Posts that hold them
   * so come first, in this order.
   */
  readonly together: readonly (readonly Phrase[])[]
  /** The terms were typed as one word, such as `AI模型`. */
  readonly isOneWord: boolean
  /** The whole query as one phrase. */
  readonly asTyped: Phrase
  /** The term whose last word is perhaps not complete: it ends where the query ends. */
  readonly unfinished?: Term
}

const MAX_TERMS = 12

const QUOTED = /"([^"]*)"|“([^”]*)”|「([^」]*)」|『([^』]*)』/g

/** Sentence punctuation (after NFKC) parts terms; every other mark belongs to the name it touches. */
const PUNCTUATION = /[,;!?()[\]{}<>"“”‘。、「」『』【】《》〈〉〔〕…·•—]/
/** Marks that end or begin a sentence or a list item, rather than a name. */
const LEADING = /^[-\u2010-\u2013'’:/&~*=|\\]$/
const TRAILING = /^[-\u2010-\u2013.':/&~=|\\’]$/
const STAR = /^\*$/

/**
 * Read what a reader typed. A run of Han characters is a term, and so is a run of Latin letters, digits and the marks
 * that touch them (`GPT-4`, `llm.c`, `C++`, `@op7418`, `40%`); what stands in quotes is one term, spaces and all.
 * Any input is safe: from about 256 characters on it is not read.
 */
export function parseQuery(input: string): Query {
  const text = readableInput(input).replace(/\s+/g, ' ').normalize('NFKC')
  const terms: Term[] = []
  let end = 0
  for (const match of text.matchAll(QUOTED)) {
    terms.push(...looseTerms(text.slice(end, match.index)), ...quotedTerm(match.slice(1).join('')))
    end = match.index + match[0].length
  }
  terms.push(...looseTerms(text.slice(end)))
  const unique = [...new Map(terms.map(term => [term.keys.join(' '), term])).values()].slice(0, MAX_TERMS)
  const asTyped = tokenize(text.replace(QUOTED, '$1$2$3$4')).map(token => token.key)
  if (unique.length === 0) {
    return { terms: quotedTerm(text), together: [], isOneWord: false, asTyped: { keys: asTyped } }
  }
  const last = unique.at(-1)
  const closedUp = terms.flatMap(term => term.keys)
  const alone = unique.length === 1 ? unique[0]?.keys : undefined
  const together = [differing([asTyped], [alone]), differing(spellings(closedUp), [alone, asTyped])]
  return {
    terms: unique,
    together: together.filter(phrases => phrases.length > 0),
    isOneWord: unique.length > 1 && asTyped.join(' ') === closedUp.join(' '),
    asTyped: { keys: asTyped },
    ...(last && isUnfinished(text, last) && { unfinished: last }),
  }
}

/** Tell whether a query ends within a Latin word of its last term; one letter begins too many words. */
function isUnfinished(query: string, { text, keys, isQuoted = false }: Term): boolean {
  const key = keys.at(-1) ?? ''
  const isWord = kindOfKey(key) === 'word' && (key.length > 1 || keys.length > 1)
  return isWord && !isQuoted && query.endsWith(text)
}

function differing(
  phrases: readonly (readonly string[])[],
  from: readonly (readonly string[] | undefined)[],
): readonly Phrase[] {
  const known = new Set(from.map(keys => keys?.join(' ')))
  return phrases.filter(keys => !known.has(keys.join(' '))).map(keys => ({ keys }))
}

function quotedTerm(text: string): Term[] {
  const keys = tokenize(text).map(token => token.key)
  return keys.length > 0 ? [{ text: text.trim(), keys, isQuoted: true }] : []
}

/** Cut text at spaces, at punctuation, and where Han and Latin meet. */
function looseTerms(text: string): Term[] {
  const runs: Token[][] = []
  const tokens = tokenize(text)
  for (const [at, token] of tokens.entries()) {
    const run = runs.at(-1)
    if (run && isJoined(tokens, at)) run.push(token)
    else runs.push([token])
  }
  const terms = runs.flatMap(run => {
    const kept = trimmed(run)
    const [first, final] = [kept[0], kept.at(-1)]
    if (!first || !final) return []
    const { start, end } = { start: first.start, end: final.end }
    return [{ start, end, text: text.slice(start, end), keys: kept.map(token => token.key) }]
  })
  return terms.map(({ start, end, ...term }, at) => {
    const [before, after] = [terms[at - 1], terms[at + 1]]
    const ways = [
      ...versionSpellings(term.keys),
      // `Llama 3` is two terms, and a post that writes `Llama3` holds both.
      ...(before?.end === start - 1 ? pairSpellings(before.keys, term.keys) : []),
      ...(after?.start === end + 1 ? pairSpellings(term.keys, after.keys) : []),
    ]
    return ways.length > 0 ? { ...term, spellings: ways.map(keys => ({ keys })) } : term
  })
}

/** The other ways to write two terms with a space between, where they are a name and its version. */
function pairSpellings(name: readonly string[], version: readonly string[]): readonly (readonly string[])[] {
  const isPair = /^[a-z]{2,}$/.test(name.at(-1) ?? '') && /^\d/.test(version[0] ?? '')
  return isPair ? versionSpellings([...name, ...version]) : []
}

/** Tell whether a token goes on with the term of the token before it. */
function isJoined(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at]]
  if (!before || !after || before.end < after.start) return false
  if (isComma(tokens, at - 1) || isComma(tokens, at)) return true
  if (isPunctuation(before) || isPunctuation(after)) return false
  return (before.kind === 'cjk') === (after.kind === 'cjk')
}

/** Tell whether a token is the comma of a number: `1,000` is one term. */
function isComma(tokens: readonly Token[], at: number): boolean {
  const [before, comma, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (comma?.kind !== 'mark' || textOfKey(comma.key) !== ',') return false
  return /\d$/.test(before?.key ?? '') && /^\d{3}(?!\d)/.test(after?.key ?? '')
}

function isPunctuation(token: Token): boolean {
  return token.kind === 'space' || (token.kind === 'mark' && PUNCTUATION.test(textOfKey(token.key)))
}

/** Leave out marks of the sentence at both ends; a run of nothing else is no term. */
function trimmed(run: readonly Token[]): readonly Token[] {
  const isMark = (token: Token | undefined, marks: RegExp): boolean =>
    token?.kind === 'mark' && marks.test(textOfKey(token.key))
  let [from, to] = [0, run.length]
  while (from < to && (isMark(run[from], LEADING) || isMark(run[from], PUNCTUATION))) from++
  // `Q*` is a name, `*Q*` emphasis.
  const trailing = isMark(run[from - 1], STAR) ? [TRAILING, PUNCTUATION, STAR] : [TRAILING, PUNCTUATION]
  while (to > from && trailing.some(marks => isMark(run[to - 1], marks))) to--
  const kept = run.slice(from, to)
  return kept.every(token => token.kind === 'space' || isLoneMark(token)) ? [] : kept
}

/** Tell whether a token is an ASCII mark. An emoji alone is a term, a `+` is not. */
function isLoneMark(token: Token): boolean {
  return token.kind === 'mark' && /^[\0-\x7F]$/.test(textOfKey(token.key))
}

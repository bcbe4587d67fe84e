import type { Post } from '../model.ts'
import { nameKey } from './name-units.ts'
import { type Counts, countIn, periodUntil, riseOf } from './rise.ts'
import { type TopicFinder, textsOf, withoutAddresses } from './topics-of.ts'

/** A name that more posts hold of late than before, and no topic has. */
export interface ProposedTopic extends Counts {
  /** As most posts spell it. */
  readonly name: string
  readonly rise: number
}

/** Days that count as lately, and how many times as many before them they are held against. */
const lately = { days: 28, times: 3 }

/** Fewer posts, or posts of one author alone, tell too little. */
const fewest = { posts: 3, authors: 2 }

/** More are not proposed at once. */
const longestProposal = 30

/**
 * Propose names of topics: words written as names are (`InstantID`, `Rabbit R1`, `#buildinpublic`) that rose in the last
 * four weeks of the posts against the twelve weeks before (see `riseOf`), those that rose most first.
 */
export function proposeTopics(posts: readonly Post[], finder: TopicFinder): readonly ProposedTopic[] {
  const last = posts
    .map(({ date }) => date)
    .toSorted()
    .at(-1)
  if (last === undefined) return []
  const period = periodUntil(last, lately.days, lately.times)
  const near = posts.filter(({ date }) => date >= period.before)
  const all = countIn(period, near)
  const isOrdinary = ordinaryWords(near)
  return [...groupNames(near, finder)]
    .filter(([, { posts }]) => posts.length >= fewest.posts && authorsOf(posts) >= fewest.authors)
    .map(([, { spellings, posts }]) => {
      const counts = countIn(period, posts)
      return { name: mostFrequent(spellings), ...counts, rise: riseOf(counts, all) }
    })
    .filter(({ name, rise }) => rise > 1 && !isOrdinary(name))
    .toSorted((one, other) => other.rise - one.rise || (one.name < other.name ? -1 : 1))
    .slice(0, longestProposal)
}

interface NamedPosts {
  readonly spellings: string[]
  readonly posts: Post[]
}

/** Collect the names that no topic has by what their spellings have in common. */
function groupNames(posts: readonly Post[], finder: TopicFinder): ReadonlyMap<string, NamedPosts> {
  const groups = new Map<string, NamedPosts>()
  for (const post of posts) {
    const names = new Map<string, string>()
    for (const name of namesIn(post, finder)) {
      const key = nameKey(name).replaceAll(' ', '')
      if (!names.has(key)) names.set(key, name)
    }
    for (const [key, name] of names) {
      const group = groups.get(key) ?? { spellings: [], posts: [] }
      groups.set(key, group)
      group.spellings.push(name)
      group.posts.push(post)
    }
  }
  return groups
}

/**
 * A capitalised word that is no article or the like, or one with a capital or a digit inside, and up to two more behind it; what stands in a handle, a
 * path or an address is none.
 */
const WORD = String.raw`(?:\p{Lu}|\p{Ll}+(?=\p{Lu}|-?\d))[\p{L}\p{N}]*(?:[-+.][\p{L}\p{N}]+)*`
const ARTICLE = `(?:(?:The|An?|This|That|These|In|On|At|By|For|With|From|And|Or|But|If|We|You|It|My|Our|How|Why|What|When|Use|Using|See|New) )*`
const NAME = new RegExp(
  String.raw`(?<![\p{L}\p{N}@#_/.-])${ARTICLE}(${WORD}(?: ${WORD}){0,2})(?![\p{L}\p{N}_/])`,
  'gu',
)

/** Han names have no capitals: only those that somebody put in quotation marks are seen. */
const QUOTED = /[“「『](\p{Unified_Ideograph}{2,6})[”」』]/gu

/** A name of one word: with a capital or digit inside, or long enough. */
const TELLING = /[\p{Ll}\d]\p{Lu}|\p{L}-?\d|^\p{Lu}{3,}$|\p{L}{4}|\p{Unified_Ideograph}| /u

function namesIn(post: Post, { findNames, topicOf }: TopicFinder): readonly string[] {
  const { own, quoted } = textsOf(post)
  const tags = post.tags.filter(tag => !topicOf(tag))
  const names = [...own, ...quoted].flatMap(text => {
    let rest = withoutAddresses(text)
    for (const { start, end } of findNames(rest))
      rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end)
    return [...splitScripts(rest).matchAll(NAME), ...rest.matchAll(QUOTED)].map(
      ([name, quoted]) => quoted ?? name,
    )
  })
  return [...names.filter(name => TELLING.test(name) && !topicOf(name)), ...tags]
}

/** Part Latin words from Han characters, which stand side by side without a space. */
function splitScripts(text: string): string {
  return text.replace(/(?<=\p{Unified_Ideograph})(?=[A-Za-z])|(?<=[\w])(?=\p{Unified_Ideograph})/gu, '\n')
}

/** Tell words that posts also write in small letters: `The` at the beginning of a sentence is no name. */
function ordinaryWords(posts: readonly Post[]): (name: string) => boolean {
  const small = new Set<string>()
  for (const { body } of posts)
    for (const [word] of body.matchAll(/(?<![\p{L}\p{N}@#_/.-])\p{Ll}+(?![\p{L}\p{N}_])/gu)) small.add(word)
  return name =>
    name.split(' ').every(word => small.has(word.toLowerCase()) || genericNames.has(word.toUpperCase()))
}

/** Words in capitals that are about nothing in particular. */
const genericNames: ReadonlySet<string> = new Set(
  'AI API APP CEO CTO COO CFO CPU UI UX URL PDF JSON HTML CSS SQL IDE SDK IOS DEMO BUG TOKEN VIDEO THREAD PART STEP'.split(
    ' ',
  ),
)

function authorsOf(posts: readonly Post[]): number {
  return new Set(posts.map(({ handle }) => handle.toLowerCase())).size
}

function mostFrequent(spellings: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + 1)
  const [[name = ''] = []] = [...counts].toSorted(([, one], [, other]) => other - one)
  return name
}

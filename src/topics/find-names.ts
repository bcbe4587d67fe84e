import { type NameUnit, nameUnits } from './name-units.ts'
import type { Topic } from './topic.ts'

/** A place in a text that names a topic, UTF-16 units, end exclusive. */
export interface NamedPlace {
  readonly topic: Topic
  readonly start: number
  readonly end: number
}

/** What a list of names ends in at a node of the trie of their units. */
interface Ending {
  readonly topic: Topic
  /** A phrase that does not name the topic though it holds one of its names. */
  readonly isException: boolean
  /** The name in its letters, where only these count. */
  readonly exact?: string
}

interface TrieNode {
  readonly next: Map<string, TrieNode>
  readonly endings: Ending[]
}

/**
 * Make the function that finds the names of topics in a text: the longest name at the leftmost place first, none inside
 * another or inside a longer word, without regard to case, width, script (漢, 汉), spaces and hyphens. A version may
 * follow a name: `Llama` is found in `Llama3` and `Llama-3`, `GPT-4` neither in `GPT-4o` nor in `GPT-4.5`.
 *
 * Takes time in proportion to the text: a name has a bounded number of units.
 */
export function createNameFinder(topics: readonly Topic[]): (text: string) => readonly NamedPlace[] {
  const root = createTrie(topics)
  return text => {
    const units = nameUnits(text)
    const found: NamedPlace[] = []
    /** The last unit up to which an exception keeps a topic from being found. */
    const blocked = new Map<Topic, number>()
    for (let at = 0; at < units.length; ) {
      const ends = endingsAt(root, units, at, text)
      for (const { ending, last } of ends) {
        if (ending.isException) blocked.set(ending.topic, Math.max(last, blocked.get(ending.topic) ?? -1))
      }
      const longest = ends.findLast(
        ({ ending }) => !ending.isException && !((blocked.get(ending.topic) ?? -1) >= at),
      )
      if (longest) found.push(placeOf(longest.ending.topic, units, at, longest.last))
      at = (longest?.last ?? at) + 1
    }
    return found
  }
}

function placeOf(topic: Topic, units: readonly NameUnit[], first: number, last: number): NamedPlace {
  return { topic, start: units[first]?.start ?? 0, end: units[last]?.end ?? 0 }
}

function createTrie(topics: readonly Topic[]): TrieNode {
  const root: TrieNode = { next: new Map(), endings: [] }
  const add = (keys: readonly string[], ending: Ending) => {
    let node = root
    for (const key of keys) {
      const next = node.next.get(key) ?? { next: new Map(), endings: [] }
      node.next.set(key, next)
      node = next
    }
    node.endings.push(ending)
  }
  for (const topic of topics) {
    for (const { text, isExact } of topic.names) {
      for (const keys of spellingsOf(text)) {
        add(keys, { topic, isException: false, ...(isExact ? { exact: lettersOf(text) } : {}) })
      }
    }
    for (const phrase of topic.except) {
      add(
        nameUnits(phrase).map(({ key }) => key),
        { topic, isException: true },
      )
    }
  }
  return root
}

/** A name of several words is also found written as one: `Hugging Face`, `HuggingFace`. */
function spellingsOf(name: string): readonly (readonly string[])[] {
  const units = nameUnits(name)
  const closed: string[] = []
  for (const [at, { kind, key }] of units.entries()) {
    if (kind === 'letters' && units[at - 1]?.kind === 'letters') closed.push(`${closed.pop()}${key}`)
    else closed.push(key)
  }
  const asWritten = units.map(({ key }) => key)
  return closed.length < units.length ? [asWritten, closed] : [asWritten]
}

interface FoundEnding {
  readonly ending: Ending
  /** The unit that it ends with. */
  readonly last: number
}

const nothing: readonly FoundEnding[] = []

/** List the names that begin at a unit, shortest first. */
function endingsAt(
  root: TrieNode,
  units: readonly NameUnit[],
  first: number,
  text: string,
): readonly FoundEnding[] {
  // At most units no name begins.
  if (units[first]?.isGlued || !root.next.has(units[first]?.key ?? '')) return nothing
  const ends: FoundEnding[] = []
  let node: TrieNode | undefined = root
  for (let last = first; last < units.length; last++) {
    node = node.next.get(units[last]?.key ?? '')
    if (!node) break
    if (node.endings.length === 0 || !isEndOfWord(units, last)) continue
    const place = text.slice(units[first]?.start, units[last]?.end)
    for (const ending of node.endings) {
      if (ending.exact === undefined || ending.exact === lettersOf(place)) ends.push({ ending, last })
    }
  }
  return ends
}

/** A word ends here, or goes on with the number of a version. */
function isEndOfWord(units: readonly NameUnit[], last: number): boolean {
  const [unit, next, afterNext] = [units[last], units[last + 1], units[last + 2]]
  if (!unit || !next) return true
  if (next.isGlued) return unit.kind === 'letters' && next.kind === 'digits'
  const isDecimal = unit.kind === 'digits' && next.key === '.' && afterNext?.kind === 'digits'
  return !(isDecimal && unit.end === next.start && next.end === afterNext.start)
}

/** A name in its letters alone, half width: what stands between them does not count. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
}

import type { CountedWord } from '../query/nearest-words.ts'
import { eachToken } from '../query/tokens.ts'

/** A rarer word of many posts is more often a slip than a word that somebody looks for. */
const LEAST_OF_MANY = 2
const MANY_POSTS = 600

/**
 * List the Latin words of posts, each as it is mostly spelled, with the number of posts that hold it, in order of first
 * use.
 */
export function countWords(texts: readonly string[]): readonly CountedWord[] {
  const counts = new Map<string, { posts: number; readonly spelled: Map<string, number> }>()
  for (const text of texts) {
    const own = new Map<string, string>()
    eachToken(text, (kind, key, start, end) => {
      if (kind === 'word' && isWord(key)) own.set(key, text.slice(start, end))
    })
    for (const [key, spelling] of own) {
      const count = counts.get(key) ?? { posts: 0, spelled: new Map() }
      count.posts++
      count.spelled.set(spelling, (count.spelled.get(spelling) ?? 0) + 1)
      counts.set(key, count)
    }
  }
  const least = texts.length > MANY_POSTS ? LEAST_OF_MANY : 1
  return [...counts].flatMap(([key, { posts, spelled }]): readonly CountedWord[] => {
    if (posts < least) return []
    const [mostly = key] = [...spelled].sort(([, a], [, b]) => b - a)[0] ?? []
    return [[mostly, posts]]
  })
}

function isWord(key: string): boolean {
  return /^(?=.*[a-z])[a-z0-9]{3,24}$/.test(key)
}

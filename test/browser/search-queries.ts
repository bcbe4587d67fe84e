/** Queries for the relevance test, drawn from posts by a seeded generator, and the truth by plain text search. */
import type { RenderedPost } from '../../src/model.ts'

/** What queries are drawn from and looked for in. */
export type SearchedPost = Pick<RenderedPost, 'permalink' | 'text' | 'links' | 'source' | 'author' | 'handle'>

export type QueryClass = 'han' | 'latin' | 'mixed' | 'author' | 'two terms'

export interface DrawnQuery {
  readonly class: QueryClass
  readonly text: string
  /** Permalinks of the posts that hold it, in no order. */
  readonly truth: ReadonlySet<string>
}

const HAN = '\\p{Script=Han}'
/** As people write names: `GPT-4`, `llm.c`, `Command` and `R+`, `C++`, `@op7418`, `v1.5`. */
const NAME = "[@$]?[A-Za-z0-9_]+(?:[-.+/&'#][A-Za-z0-9_]+)*(?:\\+{1,2}|%)?"

/** Draw a number of different queries of each class. The same posts, counts and seed give the same queries. */
export function drawQueries(
  posts: readonly SearchedPost[],
  counts: Readonly<Record<QueryClass, number>>,
  seed: number,
): readonly DrawnQuery[] {
  const random = generator(seed)
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  const bodies = posts.map(post => post.text.normalize('NFKC'))

  const han = (body: string): string | undefined => {
    const run = pick(body.match(new RegExp(`${HAN}{2,}`, 'gu')) ?? [])
    if (!run) return undefined
    const length = Math.min(run.length, 2 + Math.floor(random() * 7))
    const start = Math.floor(random() * (run.length - length + 1))
    return run.slice(start, start + length)
  }
  const latin = (body: string): string | undefined =>
    pick(body.match(new RegExp(NAME, 'g'))?.filter(name => /[A-Za-z]/.test(name) && name.length > 1) ?? [])

  const draw: Readonly<Record<QueryClass, () => string | undefined>> = {
    han: () => han(pick(bodies) ?? ''),
    latin: () => latin(pick(bodies) ?? ''),
    mixed: () => {
      const places = new RegExp(
        `(?<![A-Za-z0-9_])${NAME} ?${HAN}{1,4}|${HAN}{1,4} ?${NAME}(?![A-Za-z0-9_])`,
        'gu',
      )
      return pick((pick(bodies) ?? '').match(places) ?? [])
    },
    author: () => {
      const post = pick(posts)
      return pick([post?.author, post?.handle, `@${post?.handle}`])
    },
    'two terms': () => {
      const body = pick(bodies) ?? ''
      const terms = [han(body), pick([han, latin])?.(body)]
      return terms.includes(undefined) ? undefined : terms.join(' ')
    },
  }

  return Object.entries(counts).flatMap(([name, count]) => {
    const kind = name as QueryClass
    const drawn = new Map<string, DrawnQuery>()
    for (let tries = 0; drawn.size < count && tries < count * 50; tries++) {
      const text = draw[kind]()?.trim()
      if (!text || drawn.has(text.toLowerCase())) continue
      const terms = kind === 'two terms' ? text.split(' ') : [text]
      const held = posts.filter(
        post => terms.every(term => holds(searchedText(post), term)) || isBy(post, text),
      )
      drawn.set(text.toLowerCase(), { class: kind, text, truth: new Set(held.map(post => post.permalink)) })
    }
    return [...drawn.values()]
  })
}

/** Everything a search may find a post by: what it says, and where it leads. */
export function searchedText({ text, links, source = '' }: SearchedPost): string {
  return [text, ...links, source].join('\n').normalize('NFKC').toLowerCase()
}

/** Whether a post is by an author of this name or handle, all of it: the words of a name are no words of a post. */
export function isBy({ author, handle }: SearchedPost, name: string): boolean {
  const same = (each: string): string => each.normalize('NFKC').toLowerCase()
  return [author, handle, `@${handle}`].map(same).includes(same(name))
}

/** Plain text search: the same characters, without regard to case, and no part of a longer Latin word. */
export function holds(text: string, term: string): boolean {
  const wanted = term.normalize('NFKC').toLowerCase()
  const pattern = wanted.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const start = /^\w/.test(wanted) ? '(?<!\\w)' : ''
  const end = /\w$/.test(wanted) ? '(?!\\w)' : ''
  return new RegExp(start + pattern + end).test(text)
}

/** mulberry32: numbers from 0 to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

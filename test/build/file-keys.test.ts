import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { createFingerprint } from '../../src/build/cache/fingerprint.ts'
import { type KeptPostKeys, keyPages, knowArchive } from '../../src/build/file-keys.ts'
import type { RenderedPost } from '../../src/model.ts'
import { planPages } from '../../src/pages/plan-pages.ts'
import { makePost } from '../archive/make-post.ts'

/** Three months of three posts; those numbered alike lead to one page, and so are related. */
const posts = ['2024-03-09', '2024-04-09', '2024-05-09'].flatMap(date =>
  [1, 2, 3].map(number =>
    makePost({
      date,
      number,
      handle: `author${number}`,
      text: `Words of ${date} ${number}`,
      links: [`https://a.com/${number}`],
    }),
  ),
)

const home = new Set<string>()

/** Keys as a process takes them that knows nothing. With `isTold`, it is told what an archive follows from. */
function keysOf(
  posts: readonly RenderedPost[],
  { kept, isTold = true, cards = home }: { kept?: KeptPostKeys; isTold?: boolean; cards?: Set<string> } = {},
): ReadonlyMap<string, string> {
  const archive = createArchive(posts)
  const fingerprint = createFingerprint()
  if (isTold) knowArchive(archive, fingerprint)
  return keyPages(planPages(archive, 10), cards, fingerprint, kept)
}

/** Keys that earlier calls kept, and the months that were asked for in vain. */
function keepInMemory(): { readonly kept: KeptPostKeys; readonly missed: string[] } {
  const rows = new Map<string, readonly string[]>()
  const missed: string[] = []
  const kept: KeptPostKeys = {
    get(month, key) {
      const found = rows.get(`${month} ${key}`)
      if (!found) missed.push(month)
      return found
    },
    set: (month, key, keys) => rows.set(`${month} ${key}`, keys),
    hold() {},
    save() {},
  }
  return { kept, missed }
}

const change = (index: number, changed: Partial<RenderedPost>): readonly RenderedPost[] =>
  posts.map((post, at) => (at === index ? { ...post, ...changed } : post))

const changedPaths = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...other.keys()].filter(path => one.get(path) !== other.get(path)).sort()

const changes = {
  'a text in the middle': change(4, { text: 'Other words' }),
  'a title of the first month': change(0, { title: 'Another title' }),
  'a link, and so what is related': change(4, { links: [] }),
  'an author': change(8, { handle: 'author1' }),
  'a post gone': posts.filter((_, at) => at !== 5),
  'a post added': [...posts, makePost({ date: '2024-05-10', number: 4 })],
}

for (const [what, changed] of Object.entries(changes)) {
  test(`kept keys are those that are taken anew: ${what}`, () => {
    const { kept } = keepInMemory()
    assert.deepEqual(keysOf(posts, { kept }), keysOf(posts))
    assert.deepEqual(keysOf(changed, { kept }), keysOf(changed))
    assert.notDeepEqual(keysOf(changed), keysOf(posts))
  })

  test(`what is told of an archive hides no change: ${what}`, () => {
    const untold = (posts: readonly RenderedPost[]) => keysOf(posts, { isTold: false })
    assert.deepEqual(
      changedPaths(keysOf(posts), keysOf(changed)),
      changedPaths(untold(posts), untold(changed)),
    )
  })
}

test('keys are kept by month: those of months whose posts show nothing new are taken', () => {
  const { kept, missed } = keepInMemory()
  keysOf(posts, { kept })
  assert.deepEqual(missed.splice(0), ['2024-03', '2024-04', '2024-05'])
  keysOf(posts, { kept })
  assert.deepEqual(missed.splice(0), [])
  // The last page of May leads on to it.
  keysOf([...posts, makePost({ date: '2024-06-01', number: 9 })], { kept })
  assert.deepEqual(missed.splice(0), ['2024-05', '2024-06'])
})

test('a new image of a day changes the pages of its posts, and no other page of a post', () => {
  const { kept } = keepInMemory()
  const before = keysOf(posts, { kept })
  const cards = new Set(['/2024/04/09/'])
  const after = keysOf(posts, { kept, cards })
  assert.deepEqual(after, keysOf(posts, { cards }))
  assert.deepEqual(changedPaths(before, after), [
    '/2024/04/09/',
    ...[1, 2, 3].map(number => `/2024/04/09/${number}/`),
  ])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { createFingerprint } from '../../src/build/fingerprint.ts'
import { pageKey, renderingKey } from '../../src/build/keys.ts'
import { defaultConfig } from '../../src/config.ts'
import type { RenderedLead, RenderedPost } from '../../src/model.ts'
import { allPages, planPages } from '../../src/pages/plan-pages.ts'
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

function keysOf(
  posts: readonly RenderedPost[],
  cards: ReadonlySet<string> = new Set(),
  leads: readonly RenderedLead[] = [],
) {
  const fingerprint = createFingerprint()
  const archive = createArchive(posts, undefined, undefined, leads)
  const pages = allPages(planPages(archive, 10))
  return new Map(pages.map(page => [page.path, pageKey(page, cards, fingerprint)]))
}

const change = (index: number, changed: Partial<RenderedPost>): readonly RenderedPost[] =>
  posts.map((post, at) => (at === index ? { ...post, ...changed } : post))

const changedPaths = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...other.keys()].filter(path => one.get(path) !== other.get(path)).sort()

test('the pages of posts that show a changed post have other keys, and no others', () => {
  const changed = changedPaths(keysOf(posts), keysOf(change(0, { title: 'Another title' })))
  const ofPosts = changed.filter(path => /\/\d+\/\d+\/\d+\/\d+\//.test(path))
  // Itself, the next one, and those that are related.
  assert.deepEqual(ofPosts, ['/2024/03/09/1/', '/2024/03/09/2/', '/2024/04/09/1/', '/2024/05/09/1/'])
})

test('a new image of a day changes the keys of its posts, and of no other post', () => {
  const changed = changedPaths(keysOf(posts), keysOf(posts, new Set(['/2024/04/09/'])))
  assert.deepEqual(changed, ['/2024/04/09/', ...[1, 2, 3].map(number => `/2024/04/09/${number}/`)])
})

test('another lead changes the keys of home and of its digest alone', () => {
  const text = { html: '<p>Words</p>', text: 'Words', lang: 'en', body: 'Words' }
  const lead = { ...text, date: '2024-04-09', title: 'One', order: [], picks: [] }
  for (const [path, pages] of [
    ['/2024/04/09/', ['/', '/2024/04/09/']],
    ['/2024/w15/', ['/2024/w15/']],
    ['/2024/04/', ['/2024/04/']],
  ] as const) {
    const [before, after] = ['One', 'Two'].map(title => keysOf(posts, undefined, [{ ...lead, path, title }]))
    assert(before && after)
    assert.deepEqual(changedPaths(before, after), pages)
    assert.deepEqual(changedPaths(keysOf(posts), after), pages)
  }
})

test('the rendering of a post follows from the authors it may mention that the archive knows', () => {
  const body =
    'By [@Ann\\_B](https://x.com/Ann_B), @c\\_d, ＠ef and https://x.com/gh\n\nnobody, an.address/unknown'
  const post = makePost({ body })
  const [, , handles] = renderingKey(post, {
    topics: [],
    pageOf: handle => (['x', 'unknown'].includes(handle) ? undefined : handle),
    mediaOf: () => undefined,
    config: defaultConfig,
  })
  assert.deepEqual(handles, ['Ann_B', 'c_d', 'ef', 'gh'])
})

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { planAsJson, printPlan } from '../../src/cli/print-plan.ts'
import { summarisePlan } from '../../src/cli/summary.ts'
import { planImport } from '../../src/content/plan-import.ts'
import type { PostStore, StoredPost } from '../../src/content/read-posts.ts'
import type { Entry } from '../../src/model.ts'
import { editByHand, emptyStore, formatMonth, importInto, nothingPlanned, readEntries } from './made-month.ts'

/*
 * An archive of an earlier version: titles were made otherwise, marks held no base of a merge, and the hash of an entry
 * began with another number.
 */

const dump = formatMonth([
  { id: 1, day: 1, author: 'ann', text: '推荐阅读：猫会写诗\n\n第二段。' },
  { id: 2, day: 2, author: 'ben', text: '狗不会。' },
])
const [oldTitle, newTitle] = ['推荐阅读：猫会写诗', '猫会写诗']

/** Set a stored post back to what an earlier version wrote, with the title it gave. */
function asEarlier(stored: StoredPost, entry: Entry, title: string): StoredPost {
  const post = { ...stored.post, title }
  const hash = (value: unknown) =>
    createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
  const told = entry.parts.map(({ kind, author, handle, body, source }) => [
    kind,
    author,
    handle,
    body,
    source,
  ])
  const { author, handle, tags, body, source } = post
  const content = hash([author, handle, title, undefined, source, tags, body])
  const mark = `imported: ${post.date} ${post.number} ${hash([1, entry.source, told])} ${content}`
  const text = stored.text.replace(/^title: .*/m, `title: ${title}`).replace(/^imported: .*/m, mark)
  return { ...stored, post, text }
}

function earlierStore(edit: (stored: StoredPost) => StoredPost = stored => stored): PostStore {
  const [first, second] = importInto(emptyStore, dump).store.stored
  const [one, other] = readEntries(dump)
  assert.ok(first && second && one && other)
  return {
    ...emptyStore,
    stored: [edit(asEarlier(first, one, oldTitle)), asEarlier(second, other, '狗不会。')],
  }
}

const importAgain = (store: PostStore) =>
  planImport([{ name: '2024-06', entries: readEntries(dump) }], store, { today: '2025-01-01' })
const titles = (store: PostStore) =>
  importAgain(store).changed.map(({ post, isRenewal, was }) => [was.post.title, post.title, isRenewal])

test('titles that import gave are renewed, and nothing else is news', () => {
  const { changed, ...rest } = importAgain(earlierStore())
  assert.deepEqual(rest, { ...omitChanged(nothingPlanned), unchanged: [] })
  assert.deepEqual(
    changed.map(({ post, isRenewal }) => [post.title, post.updated, isRenewal]),
    [
      [newTitle, undefined, true],
      ['狗不会。', undefined, true],
    ],
  )
})

test('a title of the curator stays', () => {
  const store = earlierStore(stored => editByHand(stored, text => text.replace(/^title: .*/m, 'title: Mine')))
  assert.deepEqual(titles(store)[0], ['Mine', 'Mine', true])
})

test('the title of a post whose text was edited is renewed, its text stays', () => {
  const store = earlierStore(stored => editByHand(stored, text => text.replace('第二段。', '我的第二段。')))
  const [post] = importAgain(store).changed
  assert.equal(post?.post.title, newTitle)
  assert.match(post.post.body, /我的第二段。/)
})

test('an edited post with a title of the curator stays as it is, and is no conflict', () => {
  const store = earlierStore(stored =>
    editByHand(stored, text =>
      text.replace('第二段。', '我的第二段。').replace(/^title: .*/m, 'title: Mine'),
    ),
  )
  const { conflicting, changed } = importAgain(store)
  assert.deepEqual(conflicting, [])
  assert.deepEqual(changed[0]?.post, store.stored[0]?.post)
})

test('tags of the curator stay', () => {
  const store = earlierStore(stored => editByHand(stored, text => text.replace('tags: []', 'tags: [mine]')))
  const [post] = importAgain(store).changed
  assert.deepEqual([post?.post.title, post?.post.tags], [newTitle, ['mine']])
})

test('what was renewed is as it is at the next import', () => {
  const { store } = importInto(earlierStore(), dump)
  const { unchanged, ...rest } = importAgain(store)
  assert.deepEqual(rest, nothingPlanned)
  assert.equal(unchanged.length, 2)
})

test('what is renewed is told, what only import remembers is not', () => {
  const plan = importAgain(earlierStore())
  assert.equal(summarisePlan(plan), '1 with a better title, 1 unchanged')
  const { changed, retitled } = planAsJson(plan)
  assert.deepEqual(
    [changed, retitled],
    [['posts/2024/06/2024-06-01-001.md'], ['posts/2024/06/2024-06-01-001.md']],
  )
  assert.doesNotMatch(printPlan(plan), /2024-06-02-002/)
})

function omitChanged<Plan extends { readonly changed: unknown }>({ changed: _, ...rest }: Plan) {
  return rest
}

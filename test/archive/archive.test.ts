import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { makePost } from './make-post.ts'

test('posts are in reading order, whatever order they came in', () => {
  const archive = createArchive([
    makePost({ date: '2024-05-01', number: 1 }),
    makePost({ date: '2024-04-09', number: 110 }),
    makePost({ date: '2024-04-09', number: 46 }),
    makePost({ date: '2024-04-10', number: 2 }),
  ])
  assert.deepEqual(
    archive.posts.map(post => post.permalink),
    ['/2024/04/09/46/', '/2024/04/09/110/', '/2024/04/10/2/', '/2024/05/01/1/'],
  )
})

test('days, weeks, months and years hold their posts', () => {
  const first = makePost({ date: '2023-12-31', number: 1 })
  const second = makePost({ date: '2024-04-09', number: 2 })
  const third = makePost({ date: '2024-04-09', number: 3 })
  const fourth = makePost({ date: '2024-04-10', number: 4 })
  const { days, weeks, months, years } = createArchive([first, second, third, fourth])

  const newYearsEve = { date: '2023-12-31', path: '/2023/12/31/', posts: [first], stories: [] }
  const ninth = { date: '2024-04-09', path: '/2024/04/09/', posts: [second, third], stories: [] }
  const tenth = { date: '2024-04-10', path: '/2024/04/10/', posts: [fourth], stories: [] }
  const december = { month: '2023-12', path: '/2023/12/', days: [newYearsEve], posts: [first] }
  const april = { month: '2024-04', path: '/2024/04/', days: [ninth, tenth], posts: [second, third, fourth] }
  assert.deepEqual(days, [newYearsEve, ninth, tenth])
  assert.deepEqual(
    weeks.map(({ path, days, posts }) => ({ path, days, posts })),
    [
      { path: '/2023/w52/', days: [newYearsEve], posts: [first] },
      { path: '/2024/w15/', days: [ninth, tenth], posts: [second, third, fourth] },
    ],
  )
  assert.deepEqual(months, [december, april])
  assert.deepEqual(years, [
    { year: '2023', path: '/2023/', months: [december], posts: [first] },
    { year: '2024', path: '/2024/', months: [april], posts: [second, third, fourth] },
  ])
})

test('an author is one handle in any case, under the name and spelling of the newest post', () => {
  const old = makePost({ number: 1, author: 'Old Name', handle: 'Ann' })
  const newer = makePost({ number: 2, author: 'New Name', handle: 'ANN' })
  assert.deepEqual(createArchive([newer, old]).authors, [
    {
      key: 'ann',
      handle: 'ANN',
      name: 'New Name',
      otherHandles: [],
      otherNames: ['Old Name'],
      path: '/authors/ann/',
      posts: [old, newer],
      quotedIn: [],
    },
  ])
})

test('a quoted author has the posts that quote them; a thread is its author’s own', () => {
  const post = makePost({
    parts: [
      { kind: 'post', author: 'Ann Example', handle: 'ann' },
      { kind: 'thread', author: 'Ann Example', handle: 'ann' },
      { kind: 'quote', author: 'Bo', handle: 'Bo_Quoted' },
      { kind: 'quote', author: 'Bo', handle: 'bo_quoted' },
    ],
  })
  const shared = { otherHandles: [], otherNames: [], posts: [], quotedIn: [] }
  assert.deepEqual(createArchive([post]).authors, [
    { ...shared, key: 'ann', handle: 'ann', name: 'Ann Example', path: '/authors/ann/', posts: [post] },
    {
      ...shared,
      key: 'bo_quoted',
      handle: 'bo_quoted',
      name: 'Bo',
      path: '/authors/bo_quoted/',
      quotedIn: [post],
    },
  ])
})

test('the name of an own post wins over the one in a later quote', () => {
  const own = makePost({ number: 1, author: 'Bo', handle: 'bo' })
  const quote = makePost({ number: 2, parts: [{ kind: 'quote', author: 'Bo the Second', handle: 'bo' }] })
  const bo = createArchive([own, quote]).authors.find(author => author.key === 'bo')
  assert.deepEqual([bo?.name, bo?.otherNames], ['Bo', ['Bo the Second']])
})

test('the busiest author comes first, then the most quoted, then by handle', () => {
  const quote = (handle: string) => ({ kind: 'quote' as const, author: handle, handle })
  const archive = createArchive([
    makePost({ number: 1, handle: 'zoe', parts: [quote('quoted_twice'), quote('b')] }),
    makePost({ number: 2, handle: 'zoe', parts: [quote('quoted_twice'), quote('a')] }),
    makePost({ number: 3, handle: 'ann' }),
  ])
  assert.deepEqual(
    archive.authors.map(author => author.key),
    ['zoe', 'ann', 'quoted_twice', 'a', 'b'],
  )
})

test('a tag is one in any case and width, each post once', () => {
  const first = makePost({ number: 1, tags: ['AIGC', 'ａｉｇｃ'] })
  const second = makePost({ number: 2, tags: ['大模型', 'aigc'] })
  assert.deepEqual(
    createArchive([first, second]).subjects.list,
    [
      ...[{ name: 'aigc', label: '#aigc', group: '', path: '/tags/aigc/', posts: [first, second] }],
      ...[{ name: '大模型', label: '#大模型', group: '', path: '/tags/大模型/', posts: [second] }],
    ].map(subject => ({ ...subject, quoting: new Set() })),
  )
})

test('names that are keys of objects are ordinary names', () => {
  const post = makePost({ handle: '__proto__', author: 'constructor', tags: ['constructor', '__proto__'] })
  const { authors, subjects } = createArchive([post])
  assert.deepEqual(
    [...authors, ...subjects.list].map(({ path, posts }) => [path, posts]),
    [
      ['/authors/__proto__/', [post]],
      ['/tags/__proto__/', [post]],
      ['/tags/constructor/', [post]],
    ],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashEntry, hashVersions } from '../../src/content/import-mark.ts'
import { type ImportChoices, planImport, postsAfter } from '../../src/content/plan-import.ts'
import type { PostStore } from '../../src/content/read-posts.ts'
import { emptyStore, formatMonth, importInto, readEntries } from './made-month.ts'

/*
 * Dumps that know each other: doubles, new names, dumps that are gone.
 */

const texts = [
  'apples and how they keep',
  'bread and who bakes it',
  'cheese from the hills',
  'dates in a box',
]
const entry = (text: string, day = 1) => ({ id: 0, author: 'ann', text: `All about ${text}.`, day })
const month = formatMonth(texts.map(text => entry(text)))
const april = importInto(emptyStore, month, '2024-04').store

function plan(store: PostStore, dumps: Readonly<Record<string, string>>, choices: ImportChoices = {}) {
  const feeds = Object.entries(dumps).map(([name, text]) => ({
    ...{ name, text, entries: readEntries(text), file: `${name}.md` },
  }))
  return planImport(feeds, store, choices)
}

function told({ diagnostics }: ReturnType<typeof plan>) {
  return diagnostics.map(({ rule, file, line, message }) => [rule, file, line, /`(.*)`/.exec(message)?.[1]])
}

test('a post that stands in two dumps is told at its entry in the second', () => {
  const may = formatMonth([entry('eggs'), entry(texts[1] ?? '')])
  assert.deepEqual(told(plan(emptyStore, { '2024-04': month, '2024-05': may })), [
    ['post-duplicate', '2024-05.md', 9, '2024-04'],
  ])
  // The first dump is not imported this time: its post is known from the folder.
  const dumps = new Set(['2024-04', '2024-05'])
  assert.deepEqual(told(plan(april, { '2024-05': may }, { dumps })), [
    ['post-duplicate', '2024-05.md', 9, '2024-04'],
  ])
  assert.deepEqual(told(plan(april, { '2024-04': month })), [])
})

test('every entry of a copied dump is told', () => {
  const copied = plan(april, { '2024-04': month, 'copy-of-april': month })
  assert.deepEqual(
    told(copied).map(([rule, file, line]) => [rule, file, line]),
    texts.map((_, index) => ['post-duplicate', 'copy-of-april.md', index * 8 + 1]),
  )
})

for (const [what, later] of [
  ['a dump', month],
  ['a dump with an entry more', `${month}${formatMonth([entry('figs', 9)]).replace('### 01', '### 06')}`],
  [
    'a dump with an entry mended and one taken out',
    month.replace('bakes', 'bakes and sells').replace(/### 05[\s\S]*/, ''),
  ],
] as const) {
  test(`${what} under another name keeps its posts, and they their addresses`, () => {
    const renamed = plan(april, { april: later })
    assert.deepEqual([...renamed.renamed], [['2024-04', 'april']])
    const after = postsAfter(renamed, april)
    const before = april.stored.map(({ post }) => post.permalink)
    const entries = readEntries(later).length
    assert.deepEqual(
      after.slice(0, entries).map(({ feed }) => feed),
      Array.from({ length: entries }, () => 'april'),
    )
    assert.deepEqual(
      after.slice(0, before.length).map(({ permalink }) => permalink),
      before,
    )
    assert.deepEqual(renamed.diagnostics, [])
  })
}

test('a dump whose other name is still there is a copy, and so is one that shares few posts', () => {
  assert.deepEqual([...plan(april, { april: month }, { dumps: new Set(['2024-04']) }).renamed], [])
  const best = formatMonth([entry(texts[0] ?? ''), entry('something else'), entry(texts[2] ?? '')])
  assert.deepEqual([...plan(april, { best }).renamed], [])
})

test('a copy that is taken away again is gone, and is no other name of the dump', () => {
  const { added } = plan(april, { '2024-04': month, 'copy-of-april': month })
  const copied = { ...april, stored: [...april.stored, ...added] }
  const after = plan(copied, { '2024-04': month }, { isComplete: true })
  assert.deepEqual([...after.renamed], [])
  assert.deepEqual([...after.goneDumps], ['copy-of-april'])
  assert.equal(after.missing.length, texts.length)
  assert.equal(after.unchanged.length, texts.length)
  assert.deepEqual(told(after), [])
})

test('a dump joined into one that is there leaves it its posts', () => {
  const may = formatMonth([entry('eggs', 5), entry('figs', 6)])
  const both = importInto(april, may, '2024-05').store
  const joined = plan(both, { '2024-05': may + month })
  assert.deepEqual([...joined.renamed], [['2024-04', '2024-05']])
  assert.deepEqual([joined.added, joined.missing], [[], []])
})

test('dumps of an archive from before import remembered entries are recognised by their texts', () => {
  const old = april.stored.map(({ path, text, post }) => ({
    ...{ path, text: text.replace(/^imported: .*\n/m, ''), post },
  }))
  assert.deepEqual(
    [...plan({ ...emptyStore, stored: old }, { april: month }).renamed],
    [['2024-04', 'april']],
  )
})

test('dumps whose entries were remembered by earlier rules are recognised', () => {
  const old = april.stored.map(({ path, text, post }) => {
    const entry = readEntries(month).find(({ number }) => number === post.number)
    assert.ok(entry)
    const [earliest = ''] = hashVersions(entry)
    return { path, text: text.replace(hashEntry(entry), earliest), post }
  })
  assert.deepEqual(
    [...plan({ ...emptyStore, stored: old }, { april: month }).renamed],
    [['2024-04', 'april']],
  )
})

test('two dumps joined into one leave it their posts', () => {
  const may = formatMonth([entry('eggs', 5), entry('figs', 6)])
  const both = importInto(april, may, '2024-05').store
  const joined = plan(both, { spring: month + may })
  assert.deepEqual(
    [...joined.renamed],
    [
      ['2024-04', 'spring'],
      ['2024-05', 'spring'],
    ],
  )
  assert.deepEqual([joined.added, joined.missing], [[], []])
})

test('posts whose dump is gone are missing where all dumps are known, and can be removed', () => {
  const may = formatMonth([entry('eggs', 5)])
  const some = plan(april, { '2024-05': may })
  assert.deepEqual([some.missing, [...some.goneDumps]], [[], []])
  const all = plan(april, { '2024-05': may }, { isComplete: true })
  assert.deepEqual([all.missing, [...all.goneDumps]], [april.stored, ['2024-04']])
  const pruned = plan(april, { '2024-05': may }, { isComplete: true, prune: new Set(['2024-04']) })
  assert.deepEqual([pruned.removed, pruned.missing], [april.stored, []])
})

test('a post whose dump is gone leaves its address to its double', () => {
  const may = formatMonth([entry(texts[0] ?? '', 5)])
  const both = importInto(april, may, '2024-05').store
  const pruned = plan(both, { '2024-05': may }, { isComplete: true, prune: new Set(['2024-04']) })
  assert.equal(pruned.removed.length, texts.length)
  assert.deepEqual(
    pruned.changed.map(({ post }) => [post.permalink, post.aliases]),
    [['/2024/06/05/1/', ['/2024/06/01/1/']]],
  )
})

test('a post whose text still stands in its dump is not removed: its header was not recognised', () => {
  const prune = { prune: new Set(['2024-04']) }
  for (const damage of [
    (dump: string) => dump.replace('### 03', '### 3rd'),
    (dump: string) => dump.replace('### 03\n', ''),
    (dump: string) => dump.replace(/### 04[\s\S]*?@ann/, ''),
  ]) {
    const { removed, missing } = plan(april, { '2024-04': damage(month) }, prune)
    assert.deepEqual([removed.length, missing.length], [0, 1])
    const forced = plan(april, { '2024-04': damage(month) }, { ...prune, isForced: true })
    assert.equal(forced.removed.length, 1)
  }
  const { removed } = plan(april, { '2024-04': month.replace(/### 03[\s\S]*(?=### 04)/, '') }, prune)
  assert.deepEqual(
    removed.map(({ post }) => post.number),
    [3],
  )
})

test('a double within one dump is told by the dump alone, and gone, leaves its address to the first', () => {
  const twice = formatMonth([entry('apples, in full'), entry('bread'), entry('apples, in full', 3)])
  const { store, plan: first } = importInto(emptyStore, twice, '2024-04')
  assert.deepEqual(first.diagnostics, [])
  const once = formatMonth([entry('apples, in full'), entry('bread')])
  const { removed, changed } = plan(store, { '2024-04': once }, { prune: new Set(['2024-04']) })
  assert.deepEqual(
    removed.map(({ post }) => post.permalink),
    ['/2024/06/03/3/'],
  )
  assert.deepEqual(
    changed.map(({ post }) => post.aliases),
    [['/2024/06/03/3/']],
  )
})

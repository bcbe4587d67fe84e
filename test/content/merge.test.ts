import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePost } from '../../src/content/front-matter.ts'
import { leftBehind } from '../../src/content/gone.ts'
import { type ImportChoices, planImport } from '../../src/content/plan-import.ts'
import type { PostStore } from '../../src/content/read-posts.ts'
import { editByHand, emptyStore, formatMonth, importInto, readEntries } from './made-month.ts'

const apples = 'The first post says a good deal about #apples and how they keep.'
const pears = 'A second one by somebody else is about pears, quinces and medlars.'
const entry = (author: string, text: string, day = 1) => ({ id: 0, author, text, day })
const dump = formatMonth([entry('ann', apples), entry('ben', pears)])

/** The store after an import, with a file edited by hand. */
function storeWith(edit: (text: string) => string, given = dump): PostStore {
  const { stored } = importInto(emptyStore, given).store
  const edited = stored.map((own, index) => (index > 0 ? own : editByHand(own, edit)))
  return { ...emptyStore, stored: edited }
}

function plan(store: PostStore, given: string, choices: ImportChoices = {}) {
  const { added, changed, moved, unchanged, conflicting, missing, removed } = planImport(
    [{ name: '2024-06', entries: readEntries(given) }],
    store,
    choices,
  )
  const paths = (posts: readonly { readonly path: string }[]) => posts.map(({ path }) => path.slice(-6, -3))
  return {
    counts: {
      ...{ added: paths(added), changed: paths(changed), moved: paths(moved), unchanged: paths(unchanged) },
      ...{ conflicting: paths(conflicting), missing: paths(missing), removed: paths(removed) },
    },
    texts: [...changed, ...moved, ...conflicting].map(({ text }) => text),
  }
}

const nothing = {
  added: [],
  changed: [],
  moved: [],
  unchanged: [],
  conflicting: [],
  missing: [],
  removed: [],
}
const mended = dump.replace('a good deal', 'a great deal')

test('a file edited by hand stays where the dump did not change', () => {
  for (const edit of [
    (text: string) => text.replace('good', 'very good'),
    (text: string) => text.replace(/\n---\n[\s\S]*/, '\n---\n\nAll of it written anew by hand.\n'),
    (text: string) => text.replace(/^title: .*/m, 'title: A better one'),
    (text: string) => text.replace(/^date: .*/m, "date: '2024-06-20'"),
  ]) {
    assert.deepEqual(plan(storeWith(edit), dump).counts, { ...nothing, unchanged: ['001', '002'] })
  }
})

test('a file edited by hand follows when its entry is renumbered and moved to another day', () => {
  const store = storeWith(text =>
    text.replace(/\n---\n[\s\S]*/, '\n---\n\nAll of it written anew by hand.\n'),
  )
  const shifted = formatMonth([entry('cai', 'New at the top.'), entry('ann', apples, 2), entry('ben', pears)])
  const { counts, texts } = plan(store, shifted)
  assert.deepEqual(counts, { ...nothing, added: ['001'], moved: ['002', '003'] })
  const was = store.stored[0]?.text ?? ''
  assert.equal(
    texts[0],
    was
      .replace('number: 1', 'number: 2')
      .replace("date: '2024-06-01'", "date: '2024-06-02'")
      .replace('imported: 2024-06-01 1 ', 'imported: 2024-06-02 2 '),
  )
})

test('a file changed by hand and in the dump is a conflict, and nothing of it is written', () => {
  const store = storeWith(text => text.replace('how they keep', 'how they rot'))
  assert.deepEqual(plan(store, mended).counts, { ...nothing, unchanged: ['002'], conflicting: ['001'] })
})

test('a conflict that went to the file does not come back with the same dump, but with another', () => {
  const store = storeWith(text => text.replace('how they keep', 'how they rot'))
  const { counts, texts } = plan(store, mended, { sideOf: () => 'ours' })
  assert.deepEqual(counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
  const [kept = ''] = texts
  const withoutMark = (text: string) => text.replace(/^imported: .*\n/m, '')
  assert.equal(withoutMark(kept), withoutMark(store.stored[0]?.text ?? ''))
  const resolved = storeWith(() => kept)
  assert.deepEqual(plan(resolved, mended).counts, { ...nothing, unchanged: ['001', '002'] })
  assert.deepEqual(plan(resolved, mended.replace('great', 'huge')).counts, {
    ...nothing,
    unchanged: ['002'],
    conflicting: ['001'],
  })
})

test("a conflict that went to the dump is the dump's text, and import's own from then on", () => {
  const store = storeWith(text => text.replace('how they keep', 'how they rot'))
  const { counts, texts } = plan(store, mended, { sideOf: () => 'theirs' })
  assert.deepEqual(counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
  assert.equal(texts[0], importInto(emptyStore, mended).store.stored[0]?.text)
})

test('the same mending by hand and in the dump is no conflict', () => {
  const store = storeWith(text => text.replaceAll('a good deal', 'a great deal'))
  const { counts, texts } = plan(store, mended)
  assert.deepEqual(counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
  assert.equal(texts[0], importInto(emptyStore, mended).store.stored[0]?.text)
})

test('tags added and taken away by hand are merged with those of the dump', () => {
  const added = storeWith(text => text.replace('  - apples\n', '  - apples\n  - fruit\n'))
  const more = mended.replace('how they', 'how #they')
  assert.match(plan(added, more).texts[0] ?? '', /^tags:\n {2}- apples\n {2}- they\n {2}- fruit\nimported/m)
  assert.deepEqual(plan(added, more).counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
  const taken = storeWith(text => text.replace('tags:\n  - apples\n', 'tags: []\n'))
  assert.match(plan(taken, more).texts[0] ?? '', /^tags:\n {2}- they\nimported/m)
  const both = storeWith(text =>
    text.replace('  - apples\n', '  - apples\n  - fruit\n').replace('they keep', 'they rot'),
  )
  assert.match(
    plan(both, more, { sideOf: () => 'theirs' }).texts[0] ?? '',
    /^tags:\n {2}- apples\n {2}- they\n {2}- fruit\nimported/m,
  )
})

test("the curator's own keys, comments, permalink and line ends stay when the dump changes", () => {
  const own = 'mood: "good" # today\nlist:\n- a\n- b\n'
  const store = storeWith(text =>
    text
      .replace('feed:', `# mine\n${own}feed:`)
      .replace('permalink: /2024/06/01/1/', 'permalink: /apples/ # short')
      .replaceAll('\n', '\r\n'),
  )
  const { counts, texts } = plan(store, mended)
  assert.deepEqual(counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
  const [text = ''] = texts
  assert.match(text, /great deal/)
  for (const line of [...own.trim().split('\n'), '# mine', 'permalink: /apples/ # short'])
    assert.ok(text.split('\r\n').includes(line), line)
  assert.doesNotMatch(text, /[^\r]\n/)
  assert.equal(parsePost(text).kind, 'post')
})

test('a file without what import remembers is its own where it is what import would write, else edited', () => {
  const old = (text: string) => text.replace(/^imported: .*\n/m, '')
  const fresh = importInto(emptyStore, dump).store.stored[0]?.text
  const own = plan(storeWith(old), dump)
  assert.deepEqual(own.counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
  assert.equal(own.texts[0], fresh)
  const edited = storeWith(text => old(text).replace('keep', 'rot'))
  assert.deepEqual(plan(edited, dump).counts, { ...nothing, unchanged: ['002'], conflicting: ['001'] })
})

test('a different post under the number of an old one is not taken for it', () => {
  const other = formatMonth([
    entry('cai', 'Nothing of what stood here before: trains, timetables and tickets.'),
    entry('ben', pears),
  ])
  const { counts } = plan(importInto(emptyStore, dump).store, other)
  assert.deepEqual(counts, { ...nothing, added: ['1-2'], unchanged: ['002'], missing: ['001'] })
})

test('an entry that is filled in, or whose handle is mended, is the same post', () => {
  const begun = formatMonth([entry('ann', 'Apples.'), entry('bem', pears)])
  const { counts } = plan(
    importInto(emptyStore, begun).store,
    formatMonth([entry('ann', `Apples. ${apples}`), entry('ben', pears)]),
  )
  assert.deepEqual(counts, { ...nothing, changed: ['001', '002'] })
})

test('a post that went to another dump keeps its permalink when both are imported', () => {
  const june = importInto(emptyStore, dump).store
  const moved = planImport(
    [
      { name: '2024-06', entries: readEntries(formatMonth([entry('ben', pears)])) },
      { name: '2024-07', entries: readEntries(formatMonth([entry('ann', apples)])) },
    ],
    june,
  )
  const posts = [...moved.changed, ...moved.moved].map(({ post }) => [post.feed, post.number, post.permalink])
  assert.deepEqual(posts, [
    ['2024-07', 1, '/2024/06/01/1/'],
    ['2024-06', 1, '/2024/06/01/2/'],
  ])
  assert.deepEqual(moved.missing, [])
})

test('a post removed while its double stays leaves its address to that one', () => {
  const twice = formatMonth([entry('ann', apples), entry('ben', pears), entry('ann', apples, 3)])
  const store = importInto(emptyStore, twice).store
  const { counts, texts } = plan(store, dump, { prune: new Set(['2024-06']) })
  assert.deepEqual(counts, { ...nothing, changed: ['001'], unchanged: ['002'], removed: ['003'] })
  assert.match(texts[0] ?? '', /^aliases:\n {2}- \/2024\/06\/03\/3\/$/m)
})

test('a post removed after it went to another dump leaves its address to the one there', () => {
  const june = importInto(emptyStore, dump).store
  const both = importInto(june, formatMonth([entry('ann', apples)]), '2024-07').store
  const mine = (text: string) => text.replace('\n---\n', '\nmine: yes\n---\n')
  for (const edit of [mine, (text: string) => mine(text).replace(/^imported: .*\n/m, '')]) {
    const store = {
      ...both,
      stored: both.stored.map(post => (post.post.feed === '2024-07' ? editByHand(post, edit) : post)),
    }
    const before = store.stored.find(({ post }) => post.feed === '2024-07')?.text ?? ''
    const { counts, texts } = plan(store, formatMonth([entry('ben', pears)]), { prune: new Set(['2024-06']) })
    assert.deepEqual(counts, { ...nothing, changed: ['1-2'], moved: ['001'], removed: ['001'] })
    assert.equal(texts[0], before.replace('  - apples\n', '  - apples\naliases:\n  - /2024/06/01/1/\n'))
  }
})

test('a post written anew by hand is still its entry when that changes too', () => {
  const store = storeWith(text => text.replace(/\n---\n[\s\S]*/, '\n---\n\nNothing like it was.\n'))
  assert.deepEqual(plan(store, mended).counts, { ...nothing, unchanged: ['002'], conflicting: ['001'] })
})

test('of several posts with one text each is known by its day', () => {
  const between = [entry('ben', pears, 1), entry('cai', apples, 2)]
  const [first, second, third] = [1, 2, 3].map(day => entry('ann', 'Wow.', day))
  assert.ok(first && second && third && between[0] && between[1])
  const rest = [between[0], second, between[1], third]
  const { store } = importInto(emptyStore, formatMonth([first, ...rest]))
  const { counts } = plan(store, formatMonth(rest))
  assert.deepEqual(counts, { ...nothing, moved: ['1-2', '002', '003', '004'], missing: ['001'] })
})

const long = `${apples}\n\nThe middle is about cider.\n\nThe end is about pies.\n\nA note stands below.`
const longDump = formatMonth([entry('ann', long), entry('ben', pears)])

for (const [what, byHand, inDump, lines] of [
  [
    'other paragraphs',
    ['about pies', 'on pies'],
    ['a good deal', 'a great deal'],
    ['on pies', 'a great deal'],
  ],
  ['neighbours', ['about cider', 'on cider'], ['about pies', 'on pies'], ['on cider', 'on pies']],
  ['title and text', [/^title: .*/m, 'title: Mine'], ['about pies', 'on pies'], ['title: Mine', 'on pies']],
] as const) {
  test(`edits of ${what} on both sides are merged, and stay merged`, () => {
    const store = storeWith(text => text.replace(byHand[0], byHand[1]), longDump)
    const later = longDump.replace(inDump[0], inDump[1])
    const { counts, texts } = plan(store, later)
    assert.deepEqual(counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
    for (const line of lines) assert.ok(texts[0]?.includes(line), line)
    const merged = storeWith(() => texts[0] ?? '', longDump)
    assert.deepEqual(plan(merged, later).counts, { ...nothing, unchanged: ['001', '002'] })
    // The merge is the base of the next one.
    const again = plan(merged, later.replace('A note', 'Another note'))
    assert.deepEqual(again.counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
  })
}

test('tags of merged posts are those of the text, with what the curator did to them', () => {
  const store = storeWith(text => text.replace('  - apples\n', '  - fruit\n'), longDump)
  const both = storeWith(() => (store.stored[0]?.text ?? '').replace('about cider', 'on cider'), longDump)
  const { texts } = plan(both, longDump.replace('about pies', 'about #pies'))
  assert.match(texts[0] ?? '', /^tags:\n {2}- pies\n {2}- fruit\n/m)
})

test('a file from before import remembered paragraphs is in conflict as it was', () => {
  const old = (text: string) => text.replace(/^(imported: \S+ \S+ \S+ \S+) \S+$/m, '$1')
  const store = storeWith(text => old(text).replace('about pies', 'on pies'), longDump)
  assert.deepEqual(plan(store, longDump.replace('a good deal', 'a great deal')).counts, {
    ...nothing,
    ...{ unchanged: ['002'], conflicting: ['001'] },
  })
  const same = storeWith(text => old(text).replaceAll('a good deal', 'a great deal'), longDump)
  assert.deepEqual(plan(same, longDump.replace('a good deal', 'a great deal')).counts, {
    ...nothing,
    ...{ changed: ['001'], unchanged: ['002'] },
  })
})

test('the same new day, number or handle on both sides is no conflict', () => {
  const day = storeWith(text => text.replace(/^date: .*/m, "date: '2024-06-02'"))
  const moved = formatMonth([entry('ann', apples, 2), entry('ben', pears)])
  assert.deepEqual(plan(day, moved).counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
  const number = storeWith(text => text.replace(/^number: .*/m, 'number: 3'))
  const renumbered = dump.replace('### 01', '### 03')
  assert.deepEqual(plan(number, renumbered).counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
  const handle = storeWith(text => text.replace(/^handle: .*/m, 'handle: anna'))
  assert.deepEqual(plan(handle, dump.replace('@ann', '@anna')).counts, {
    ...nothing,
    ...{ changed: ['001'], unchanged: ['002'] },
  })
})

test('a side can be chosen for single posts', () => {
  const texts = [apples, pears, 'A third one: plums and damsons.']
  const three = formatMonth(texts.map(text => entry('ann', text)))
  const { stored } = importInto(emptyStore, three).store
  const edited = stored.map(own => editByHand(own, text => text.replace(/ (?:is|says|one:) /g, ' by hand ')))
  const later = three.replaceAll(/ (?:is|says|one:) /g, ' in the dump ')
  const sides = new Map<string, 'ours' | 'theirs'>([
    ['posts/2024/06/2024-06-01-001.md', 'ours'],
    ['posts/2024/06/2024-06-01-002.md', 'theirs'],
  ])
  const { counts, texts: written } = plan({ ...emptyStore, stored: edited }, later, {
    sideOf: path => sides.get(path),
  })
  assert.deepEqual(counts, { ...nothing, changed: ['001', '002'], conflicting: ['003'] })
  assert.deepEqual(
    written.slice(0, 2).map(text => /by hand|in the dump/.exec(text)?.[0]),
    ['by hand', 'in the dump'],
  )
})

test('addresses that led to a removed post lead to its double, or are left behind', () => {
  const twice = formatMonth([entry('ann', apples), entry('ben', pears), entry('ann', apples, 3)])
  const { stored } = importInto(emptyStore, twice).store
  const aliased = stored.map(own =>
    editByHand(own, text => text.replace('\nimported:', `\naliases: [/old-${own.post.number}/]\nimported:`)),
  )
  const planned = planImport(
    [{ name: '2024-06', entries: readEntries(formatMonth([entry('ann', apples)])) }],
    { ...emptyStore, stored: aliased },
    { prune: new Set(['2024-06']) },
  )
  assert.deepEqual(
    planned.changed.map(({ post }) => post.aliases),
    [['/old-1/', '/2024/06/03/3/', '/old-3/']],
  )
  assert.deepEqual(leftBehind(planned), ['/2024/06/01/2/', '/old-2/'])
  const next = importInto({ ...emptyStore, stored: aliased }, `${twice}${mended.replace('### 01', '### 04')}`)
  assert.ok(next.store.stored.every(({ post }) => !['/old-1/', '/old-3/'].includes(post.permalink)))
})

for (const [what, placeholder] of [
  ['one character', '今'],
  ['TODO', 'TODO'],
  ['a text that belongs elsewhere', 'Trains, timetables and tickets, all of it wrong here.'],
] as const) {
  test(`a placeholder (${what}) that is filled in is the same post`, () => {
    const begun = formatMonth([entry('ann', placeholder), entry('ben', pears)])
    const store = importInto(emptyStore, begun).store
    const { counts } = plan(store, dump)
    assert.deepEqual(counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
  })
}

test('states of a dump that is being typed make one post of an entry', () => {
  let store: PostStore = importInto(emptyStore, formatMonth([entry('ben', pears)])).store
  const typed = `${formatMonth([entry('ben', pears)])}### 2\n\n2024-06-03\n\nAnn\n@ann\n${apples}\n`
  const from = typed.indexOf('### 2')
  for (let end = from; end <= typed.length; end++) store = importInto(store, typed.slice(0, end)).store
  assert.deepEqual(
    store.stored.map(({ post }) => [post.number, post.date, post.handle, post.body.trim()]),
    [
      [1, '2024-06-01', 'ben', pears],
      [2, '2024-06-03', 'ann', store.stored[1]?.post.body.trim()],
    ],
  )
  assert.match(
    store.stored[1]?.post.body ?? '',
    /apples and how they keep\.$|apples\]\(.*how they keep\.$|#apples/,
  )
})

test('import notes the day on which it changes what a post says', () => {
  const store = importInto(emptyStore, dump).store
  const on = (today: string, given: string, from: PostStore = store) =>
    planImport([{ name: '2024-06', entries: readEntries(given) }], from, { today })
  const updated = on('2024-07-01', mended)
  assert.deepEqual(
    updated.changed.map(({ post, text }) => [post.updated, /^updated: (.*)$/m.exec(text)?.[1]]),
    [['2024-07-01', "'2024-07-01'"]],
  )
  const later = { ...store, stored: [...updated.changed, ...store.stored.slice(1)] }
  assert.equal(on('2024-08-01', mended, later).unchanged.length, 2)
  // A new number or day is no new text; a day that is not after the post's is not told.
  const moved = on('2024-08-01', mended.replace('### 01', '### 07'), later)
  assert.deepEqual(
    moved.moved.map(({ post }) => post.updated),
    ['2024-07-01'],
  )
  assert.deepEqual(
    on('2024-06-01', mended).changed.map(({ post }) => post.updated),
    [undefined],
  )
  assert.deepEqual(
    on('2024-07-01', dump, { ...emptyStore }).added.map(({ post }) => post.updated),
    [undefined, undefined],
  )
})

test('an address that leads on to a post is given to no other one', () => {
  const store = storeWith(text => text.replace('\nimported:', '\naliases: [/2024/06/01/4/]\nimported:'))
  const { added } = planImport(
    [{ name: '2024-06', entries: readEntries(`${dump}### 4\n\n2024-06-01\n\nCai\n@cai\nSomething new.\n`) }],
    store,
  )
  assert.deepEqual(
    added.map(({ post }) => post.permalink),
    ['/2024/06/01/4-2/'],
  )
})

const brackets = (text: string) => {
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  const keys = yaml
    .replace(/^tags:\n {2}- (.*)/m, 'tags: [$1]')
    .split('\n')
    .join(',\n')
  return `---\n{${keys}}\n---\n${body}`
}

for (const [what, edit, kept] of [
  [
    'an alias of a value that changes',
    (text: string) => text.replace('tags:\n  - apples', 'tags: &t\n  - apples\nmine: *t'),
    /^mine:\n {2}- apples$/m,
  ],
  ['braces around all keys', brackets, /^number: 1$/m],
  [
    'braces around all keys, and one of his own',
    (text: string) => brackets(text.replace('\nimported:', '\nmine: 3\nimported:')),
    /^mine: 3$/m,
  ],
] as const) {
  test(`front matter with ${what} is written so that it reads as it did`, () => {
    const store = storeWith(edit)
    const { counts, texts } = plan(store, mended.replace('#apples', '#pears'))
    assert.deepEqual(counts, { ...nothing, changed: ['001'], unchanged: ['002'] })
    const parsed = parsePost(texts[0] ?? '')
    assert.ok(parsed.kind === 'post')
    assert.deepEqual([parsed.post.tags, /a great deal/.test(parsed.post.body)], [['pears'], true])
    assert.match(texts[0] ?? '', kept)
    const again = storeWith(() => texts[0] ?? '')
    assert.deepEqual(plan(again, mended.replace('#apples', '#pears')).counts.unchanged, ['001', '002'])
  })
}

for (const author of ['\u0001', '\u0085', '\u200b']) {
  test(`an author of U+${author.charCodeAt(0).toString(16).padStart(4, '0')} alone is written so that it can be read`, () => {
    const { plan: first, store } = importInto(emptyStore, dump.replace('ann Name', author))
    for (const { text } of first.added) assert.equal(parsePost(text).kind, 'post')
    assert.deepEqual(plan(store, dump.replace('ann Name', author)).counts, {
      ...nothing,
      unchanged: store.stored.map(({ path }) => path.slice(-6, -3)),
    })
  })
}

import assert from 'node:assert/strict'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { formatPost, parsePost } from '../../src/content/front-matter.ts'
import { addGone } from '../../src/content/gone.ts'
import { planImport } from '../../src/content/plan-import.ts'
import { type PostStore, readStore } from '../../src/content/read-posts.ts'
import { writePosts } from '../../src/content/write-posts.ts'
import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource } from '../../src/feed/source.ts'
import type { Post } from '../../src/model.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

/*
 * Slips of the hand in files of content/posts: none costs a post, an edit or an address.
 */

const dump = `### 01

2024-04-09

Wren Hill
@wren_hill
A first post, about rivers and the bridges over them.

### 02

2024-04-09

Ada Moss
@ada_moss
A second post, about engines and what they cannot do.
`

const [first, second] = ['posts/2024/04/2024-04-09-001.md', 'posts/2024/04/2024-04-09-002.md']

function plan(store: PostStore, text = dump) {
  return planImport([{ name: '2024-04', entries: readFeed(createSource('2024-04.md', text)).entries }], store)
}

/** A content folder after the import of a dump. */
async function importedFolder(context: TestContext, text = dump): Promise<string> {
  const folder = temporaryFolder(context)
  await writePosts(folder, plan(await readStore(folder), text))
  return folder
}

async function edit(folder: string, file: string, change: (text: string) => string): Promise<string> {
  const { stored, unreadable } = await readStore(folder)
  const found = [...stored, ...unreadable].find(({ path }) => path === file)
  const text = change(found?.text ?? '')
  writeFileSync(path.join(folder, file), text)
  return text
}

const slips: readonly (readonly [what: string, slip: (text: string) => string])[] = [
  ['a colon in a title', text => text.replace(/^title: .*/m, 'title: My title: better')],
  ['a number that is a word', text => text.replace('number: 1', 'number: one')],
  ['a quote that is not closed', text => text.replace(/^author: .*/m, 'author: "Wren Hill')],
  ['a line of dashes taken away', text => text.replace('---\n', '')],
  ['a tab before a key', text => text.replace('\nhandle:', '\n\thandle:')],
  ['a dump that is left out', text => text.replace(/^feed: .*\n/m, '')],
  ['a file cut to nothing', () => ''],
  ['an address that is a page of the site', text => text.replace(/^permalink: .*/m, 'permalink: /search/')],
  ["another post's address", text => text.replace(/^permalink: .*/m, 'permalink: /2024/04/09/2/')],
]

for (const [what, slip] of slips) {
  test(`${what} leaves a file its place: nothing is added, and mended it is the post again`, async context => {
    const folder = await importedFolder(context)
    const sound = await edit(folder, first, text => text.replace('rivers', 'wide rivers'))
    const broken = await edit(folder, first, slip)
    const store = await readStore(folder)
    assert.equal(store.unreadable.length, 1)
    assert.equal(store.diagnostics.length, 1)
    const held = plan(store)
    assert.deepEqual([held.added, held.missing, held.removed], [[], [], []])
    assert.deepEqual(
      held.unreadable.map(({ path }) => path),
      store.unreadable.map(({ path }) => path),
    )
    await writePosts(folder, held)
    assert.equal(await edit(folder, first, text => text), broken)

    writeFileSync(path.join(folder, first), sound)
    const mended = await readStore(folder)
    assert.deepEqual(mended.diagnostics, [])
    assert.deepEqual(
      mended.stored.map(({ path, text }) => [path, text.includes('wide rivers')]),
      [
        [first, true],
        [second, false],
      ],
    )
    assert.deepEqual(plan(mended).unchanged.length, 2)
  })
}

test('a file that cannot be read keeps its number when its dump changes too, and its address stays its own', async context => {
  const folder = await importedFolder(context)
  await edit(folder, first, text => text.replace(/^title: .*/m, 'title: a: b'))
  const changed = dump.replace('A first post, about rivers', 'What was first: rivers')
  const planned = plan(
    await readStore(folder),
    `${changed}\n### 01\n\n2024-04-09\n\nCai\n@cai\nAnother one of that number.\n`,
  )
  assert.deepEqual(
    planned.added.map(({ path, post }) => [path, post.permalink]),
    [['posts/2024/04/2024-04-09-001-2.md', '/2024/04/09/1-2/']],
  )
})

test('a post whose address is set to that of a later one is told, and the later one keeps it', async context => {
  const folder = await importedFolder(context)
  const { stored: before } = await readStore(folder)
  const address = before.find(({ path }) => path === second)?.post.permalink ?? ''
  await edit(folder, first, text => text.replace(/^permalink: .*/m, `permalink: ${address}`))
  const { stored, diagnostics } = await readStore(folder)
  assert.deepEqual(
    stored.map(({ path, post }) => [path, post.permalink]),
    [[second, address]],
  )
  assert.deepEqual(
    diagnostics.map(({ rule, file, line }) => [rule, path.relative(folder, file), line]),
    [['permalink-duplicate', first, 8]],
  )
})

test('of two files with one address, that without a copy number is the post', async context => {
  const folder = await importedFolder(context)
  const copy = first.replace('.md', '-2.md')
  writeFileSync(path.join(folder, copy), await edit(folder, first, text => text))
  const { stored, diagnostics } = await readStore(folder)
  assert.deepEqual(
    stored.map(({ path }) => path),
    [first, second],
  )
  assert.deepEqual(
    diagnostics.map(({ rule, file }) => [rule, path.relative(folder, file)]),
    [['permalink-duplicate', copy]],
  )
})

const base: Post = {
  ...{ feed: 'f', number: 1, date: '2024-06-01', author: 'Ann', handle: 'ann', title: 'One.' },
  ...{ permalink: '/2024/06/01/1/', tags: [], body: 'One.\n' },
}

const written: readonly (readonly [was: string, written: string, post: Partial<Post>])[] = [
  ['tags: []', 'tags:', {}],
  ['tags: []', 'tags: AI', { tags: ['AI'] }],
  ['tags: []', 'tags: AI, 开源', { tags: ['AI', '开源'] }],
  ['tags: []', 'tags: [AI, 123, 1.10, yes, ]', { tags: ['AI', '123', '1.10', 'yes'] }],
  ['tags: []', 'tags:\n  - 2024\n  -', { tags: ['2024'] }],
  ['title: One.', 'title: 2024', { title: '2024' }],
  ['title: One.', 'title: 1.10', { title: '1.10' }],
  ['author: Ann', 'author: 007', { author: '007' }],
  ['handle: ann', 'handle: 42', { handle: '42' }],
  ["date: '2024-06-01'", 'date: 2024-06-01T08:30:00', {}],
  ["date: '2024-06-01'", 'date: 2024-06-01', {}],
  ['tags: []', 'tags: []\naliases:\nsource:\nparts:\ncssclasses:', {}],
  ['tags: []', 'tags: []\naliases: [Another name of the note, /old/]', { aliases: ['/old/'] }],
]

for (const [was, line, fields] of written) {
  test(`reads \`${line.replaceAll('\n', '⏎')}\` as it is meant`, () => {
    const { body, ...header } = { ...base, ...fields }
    assert.deepEqual(parsePost(formatPost(base).replace(was, line)), {
      kind: 'post',
      post: { ...header, body },
    })
  })
}

const addresses: readonly (readonly [what: string, permalink: string])[] = [
  ['a day', '/2024/04/01/'],
  ['a month', '/2024/04/'],
  ['a week', '/2024/w15/'],
  ['the search', '/search/'],
  ['the search written large', '/Search/'],
  ['the index of the search', '/pagefind/index/'],
  ["an author's page", '/authors/ann/'],
  ['a further page of a list', '/2024/04/01/page-2/'],
  ['a device', '/2024/con/'],
  ['a device written large', '/LPT1/'],
  ['a name longer than a file system allows', `/${'a'.repeat(256)}/`],
  ['a path longer than a file system allows', `/${'abcdefghi/'.repeat(90)}`],
  ['a way out of the site', '/../etc/'],
]

for (const [what, permalink] of addresses) {
  test(`an address that is ${what} is refused at its line`, () => {
    const parsed = parsePost(formatPost({ ...base, permalink }))
    assert.equal(parsed.kind, 'problem')
    assert.equal(parsed.kind === 'problem' && parsed.problem.line, 8)
  })
}

test('addresses that differ by case only are refused at the line of the second', async context => {
  const folder = temporaryFolder(context)
  mkdirSync(path.join(folder, 'posts'))
  writeFileSync(path.join(folder, 'posts/a.md'), formatPost({ ...base, permalink: '/About-me/' }))
  writeFileSync(path.join(folder, 'posts/b.md'), formatPost({ ...base, permalink: '/about-Me/' }))
  const { stored, diagnostics } = await readStore(folder)
  assert.equal(stored.length, 1)
  assert.deepEqual(
    diagnostics.map(({ rule, severity, file, line }) => [rule, severity, path.basename(file), line]),
    [['front-matter', 'error', 'b.md', 8]],
  )
})

for (const date of ['0000-01-01', '2024-02-30']) {
  test(`${date} is no day`, () => assert.equal(parsePost(formatPost({ ...base, date })).kind, 'problem'))
}

test('a folder that is named as a post is told, and import writes beside it', async context => {
  const folder = temporaryFolder(context)
  mkdirSync(path.join(folder, first), { recursive: true })
  const { diagnostics } = await readStore(folder)
  assert.deepEqual(
    diagnostics.map(({ rule, file }) => [rule, path.relative(folder, file)]),
    [['front-matter', first]],
  )
  const planned = plan(await readStore(folder))
  assert.deepEqual(
    planned.added.map(({ path }) => path),
    [second],
  )
  await writePosts(folder, planned)
})

test('folders and files that are symbolic links are read, and written where they lead', async context => {
  const folder = await importedFolder(context)
  const elsewhere = temporaryFolder(context)
  const content = (file: string) => path.join(folder, file)
  renameSync(content('posts/2024'), path.join(elsewhere, '2024'))
  symlinkSync(path.join(elsewhere, '2024'), content('posts/2024'))
  renameSync(content(first), path.join(elsewhere, 'linked.md'))
  symlinkSync(path.join(elsewhere, 'linked.md'), content(first))
  // A folder that holds itself.
  symlinkSync(elsewhere, path.join(elsewhere, '2024/again'))
  const store = await readStore(folder)
  assert.deepEqual(
    store.stored.map(({ path }) => path),
    [first, second],
  )
  const planned = plan(store, dump.replaceAll('about', 'on'))
  assert.deepEqual(
    planned.changed.map(({ path }) => path),
    [first, second],
  )
  await writePosts(folder, planned)
  const [own, linked] = [content(second), path.join(elsewhere, 'linked.md')].map(file =>
    readFileSync(file, 'utf8'),
  )
  assert.match(own ?? '', /on engines/)
  assert.match(linked ?? '', /on rivers/)
  assert.ok(lstatSync(content(first)).isSymbolicLink() && lstatSync(content('posts/2024')).isSymbolicLink())
})

test('a link that leads nowhere is told, and keeps its place', async context => {
  const folder = await importedFolder(context)
  rmSync(path.join(folder, first))
  symlinkSync(path.join(folder, 'not-there.md'), path.join(folder, first))
  const store = await readStore(folder)
  assert.equal(store.diagnostics.length, 1)
  assert.deepEqual(plan(store).added, [])
})

test('a folder of posts that is a link to what is not there is no empty archive', async context => {
  const folder = temporaryFolder(context)
  symlinkSync(path.join(folder, 'not-there'), path.join(folder, 'posts'))
  await assert.rejects(readStore(folder), { code: 'ENOENT' })
})

/** A folder on another file system than that of temporary files, which a rename cannot reach. */
const shared = '/dev/shm'
const isElsewhere = existsSync(shared) && statSync(shared).dev !== statSync(tmpdir()).dev

test('posts and the list of what is gone are written through links to another file system', {
  skip: isElsewhere ? false : 'there is no second file system here',
}, async context => {
  const folder = await importedFolder(context)
  const elsewhere = mkdtempSync(path.join(shared, 'tidings-'))
  context.after(() => rmSync(elsewhere, { recursive: true, force: true }))
  const move = (name: string) => {
    cpSync(path.join(folder, name), path.join(elsewhere, path.basename(name)), { recursive: true })
    rmSync(path.join(folder, name), { recursive: true })
    symlinkSync(path.join(elsewhere, path.basename(name)), path.join(folder, name))
  }
  move('posts/2024')
  await addGone(folder, ['/old/'])
  move('gone.txt')
  await writePosts(folder, plan(await readStore(folder), dump.replace('about rivers', 'on rivers')))
  await addGone(folder, ['/older/'])
  assert.match(readFileSync(path.join(elsewhere, path.relative('posts', first)), 'utf8'), /on rivers/)
  assert.match(readFileSync(path.join(elsewhere, 'gone.txt'), 'utf8'), /\/old\/\n\/older\/\n$/)
  assert.deepEqual(readdirSync(elsewhere).sort(), ['2024', 'gone.txt'])
  assert.ok(lstatSync(path.join(folder, 'gone.txt')).isSymbolicLink())
  assert.equal(existsSync(path.join(folder, '.tidings')), false)
})

import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { datePath } from '../../src/archive/urls.ts'
import { type SiteResult, writeSite } from '../../src/build/write-site.ts'
import { defaultConfig, type SiteConfig } from '../../src/config.ts'
import { readStatics } from '../../src/content/read-statics.ts'
import type { Lead, Person, Post } from '../../src/model.ts'
import type { SynonymGroup } from '../../src/search/query/synonyms.ts'
import type { Topic } from '../../src/topics/topic.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { readTree, untilLater, writeTree } from '../publish/trees.ts'
import { quiet } from '../quiet.ts'

/** What one build is made of. */
interface Archive {
  readonly posts: readonly Post[]
  readonly synonyms: readonly SynonymGroup[]
  readonly topics: readonly Topic[]
  readonly people: readonly Person[]
  readonly leads: readonly Lead[]
  readonly gone: readonly string[]
  /** Static files by name. */
  readonly statics: Readonly<Record<string, string>>
  readonly config: SiteConfig
  readonly version: string
}

const config: SiteConfig = {
  ...defaultConfig,
  mail: { days: 2, weeks: 1 },
  outputs: { ...defaultConfig.outputs, images: false, mail: true },
}

const day = fc.constantFrom('2023-12-31', '2024-01-01', '2024-04-09', '2024-04-10', '2024-05-02')
const author = fc.constantFrom(
  { author: 'Ann', handle: 'ann' },
  { author: '小明', handle: 'Ming_1' },
  { author: 'Bob', handle: 'bob' },
)
const body = fc
  .array(
    fc.constantFrom(
      '大模型的评测结果。',
      'See @bob and @Ming_1.',
      '#RAG 很好',
      '#大模型',
      'https://github.com/o/r',
      'https://arxiv.org/abs/2404.00001',
      'Llama 3 70B on one H100.',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(lines => lines.join('\n\n'))

/** Configurations that differ from the first one in a key each. */
const configs: readonly SiteConfig[] = [
  { ...config, title: '二' },
  { ...config, base: '/archive/' },
  { ...config, url: 'https://news.example' },
  { ...config, lang: 'en' },
  { ...config, homeDays: 1 },
  { ...config, colours: { ...config.colours, light: '#1a4480' } },
  { ...config, outputs: { ...config.outputs, feeds: false, json: false } },
]

/** A change of an archive; `at` picks the post it is about. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), day, author, body }),
  fc.record({ kind: fc.constant('change' as const), at: fc.nat(), body }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(), day }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('rename' as const), at: fc.nat(), author: fc.constantFrom('Ann', '安') }),
  fc.record({ kind: fc.constant('hand on' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('configure' as const), config: fc.constantFrom(config, ...configs) }),
  fc.record({ kind: fc.constant('synonyms' as const), words: fc.constantFrom('评测', 'RAG') }),
  fc.record({ kind: fc.constant('topics' as const), name: fc.constantFrom('评测', 'RAG', 'Word1') }),
  fc.record({
    kind: fc.constant('lead' as const),
    day: fc.constantFrom('2024-04-09', '2024-04-10'),
    body: fc.constantFrom('See @bob.', '**一**'),
  }),
  fc.record({
    kind: fc.constant('people' as const),
    people: fc.constantFrom([], [['Ming_1', 'ann'] as const]),
  }),
  fc.record({
    kind: fc.constant('gone' as const),
    path: fc.constantFrom('/2024/04/09/1/', '/2019/01/01/1/'),
  }),
  fc.record({
    kind: fc.constant('field' as const),
    at: fc.nat(),
    field: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('static' as const),
    name: fc.constantFrom('CNAME', 'notes/a.txt'),
    text: fc.constantFrom(undefined, '一', '二'),
  }),
  fc.record({ kind: fc.constant('program' as const), version: fc.constantFrom('1', '2') }),
)
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never

test('a build over an earlier one is, byte for byte, the build from nothing', async context => {
  const folder = temporaryFolder(context)
  let number = 0
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 4 }), async edits => {
      await assertIncremental(edits, path.join(folder, String(++number)))
    }),
    { numRuns: 15, seed: 20240409 },
  )
})

test('a build writes what depends on the one post that changed, and no more', async context => {
  const folder = temporaryFolder(context)
  const many = Array.from({ length: 40 }, (_, index) =>
    makePost(index + 1, `2024-0${1 + (index % 4)}-10`, { author: 'Ann', handle: 'ann' }, `Word${index}.`),
  )
  await build({ ...first, posts: many }, folder, 'site')
  const again = await build({ ...first, posts: many }, folder, 'site')
  assert.equal(again.written, 0)
  const changed = many.map(post => (post.number === 1 ? { ...post, body: 'Another word.' } : post))
  const { pages, written } = await build({ ...first, posts: changed }, folder, 'site')
  assert(written > 0 && written < pages / 2, `${written} of ${pages} pages written`)
})

test('what was kept costs time when it is damaged, and nothing else', async context => {
  const folder = temporaryFolder(context)
  const next = apply({ kind: 'change', at: 0, body: 'Changed. @bob' }, first, 0)
  await build(next, folder, 'full')
  for (const damage of ['', 'not whole', 'a byte'] as const) {
    await build(first, folder, 'site')
    for (const file of listFiles(path.join(folder, 'cache-site'))) {
      const text = readFileSync(file, 'utf8')
      writeFileSync(file, damage === 'a byte' ? text.replace(/.$/s, '!') : damage || text.slice(0, 200))
    }
    await build(next, folder, 'site')
    assertSameTree(path.join(folder, 'site'), path.join(folder, 'full'))
  }
})

const firstPosts: readonly Post[] = [
  makePost(1, '2024-04-09', { author: 'Ann', handle: 'ann' }, '大模型 by @bob\n\n#RAG'),
  makePost(2, '2024-04-10', { author: '小明', handle: 'Ming_1' }, 'https://github.com/o/r'),
]

const damages: readonly (readonly [what: string, damage: (site: string, spare: string) => void])[] = [
  ['a page is gone', site => rmSync(path.join(site, '2024/04/09/index.html'))],
  ['a page is written over', site => writeFileSync(path.join(site, 'index.html'), 'half a pa')],
  ['a folder is gone', site => rmSync(path.join(site, '2024'), { recursive: true })],
  ['a file of the index is gone', site => rmSync(path.join(site, 'pagefind/names.json'))],
  ['an asset is written over', site => writeFileSync(path.join(site, 'assets/main.css'), '')],
  ['a strange file lies in the index', site => writeFileSync(path.join(site, 'pagefind/note.txt'), '')],
  ['a page of the copy is gone', (_, spare) => rmSync(path.join(spare, 'tree/2024/04/09/index.html'))],
  [
    'a page of the copy, and so of the site, is written over',
    (_, spare) => writeFileSync(path.join(spare, 'tree/404.html'), ''),
  ],
  ['a file of the copy’s index is gone', (_, spare) => rmSync(path.join(spare, 'tree/pagefind/names.json'))],
]
for (const [what, damage] of damages) {
  test(`a site is whole again after the next build: ${what}`, async context => {
    const folder = temporaryFolder(context)
    const next = apply({ kind: 'change', at: 0, body: 'Changed. @bob' }, first, 0)
    await build(next, folder, 'full')
    await build(next, folder, 'site')
    // A build over another one leaves a copy of the site for the next.
    await build(first, folder, 'site')
    await build(next, folder, 'site')
    await untilLater(path.join(folder, 'site/.tidings-site'))
    damage(path.join(folder, 'site'), path.join(folder, '.site.spare'))
    // Of the same posts, and of others.
    for (const archive of [next, first, next]) await build(archive, folder, 'site')
    assertSameTree(path.join(folder, 'site'), path.join(folder, 'full'))
  })
}

test('the list of names is brought forward to the next build, which does not make it', async context => {
  const folder = temporaryFolder(context)
  const changes: readonly Edit[] = [
    { kind: 'change', at: 0, body: 'Changed.' },
    { kind: 'hand on', at: 0 },
    { kind: 'gone', path: '/2019/01/01/1/' },
  ]
  await assertIncremental(changes, folder)
})

/** Build after each edit over what was there, and compare the last site with one from nothing. */
async function assertIncremental(edits: readonly Edit[], folder: string): Promise<void> {
  let archive = first
  await build(archive, folder, 'incremental')
  for (const [step, change] of edits.entries()) {
    archive = apply(change, archive, step)
    await build(archive, folder, 'incremental')
  }
  await build(archive, folder, 'full')
  assertSameTree(path.join(folder, 'incremental'), path.join(folder, 'full'))
}

const first: Archive = {
  posts: firstPosts,
  synonyms: [],
  topics: [],
  people: [],
  leads: [],
  gone: [],
  statics: {},
  config,
  version: '1',
}

function makePost(number: number, date: string, head: Pick<Post, 'author' | 'handle'>, text: string): Post {
  const tags = [...text.matchAll(/#(\S+)/g)].map(([, tag]) => tag ?? '')
  return {
    feed: date.slice(0, 7),
    number,
    date,
    ...head,
    title: text.split('\n')[0] ?? '',
    permalink: `${datePath(date)}${number}/`,
    tags: [...new Set(tags)],
    body: `${text}\n`,
  }
}

function apply(edit: Edit, archive: Archive, step: number): Archive {
  const { posts } = archive
  const replace = (at: number, change: (post: Post) => readonly Post[]): Archive => ({
    ...archive,
    posts: posts.flatMap((post, index) => (index === at % Math.max(1, posts.length) ? change(post) : [post])),
  })
  switch (edit.kind) {
    case 'add':
      return { ...archive, posts: [...posts, makePost(100 + step, edit.day, edit.author, edit.body)] }
    case 'change':
      return replace(edit.at, post => [{ ...makePost(post.number, post.date, post, edit.body) }])
    case 'move':
      return replace(edit.at, post => [{ ...post, date: edit.day }])
    case 'delete':
      return replace(edit.at, () => [])
    case 'rename': {
      const renamed = posts[edit.at % Math.max(1, posts.length)]?.handle
      const rename = (post: Post) => (post.handle === renamed ? { ...post, author: edit.author } : post)
      return { ...archive, posts: posts.map(rename) }
    }
    case 'hand on':
      return replace(edit.at, post => [{ ...post, author: `${post.author} 2`, handle: `${post.handle}_2` }])
    case 'configure':
      return { ...archive, config: edit.config }
    case 'synonyms':
      return { ...archive, synonyms: [...archive.synonyms, [edit.words, `另一个${step}`]] }
    case 'topics': {
      const names = [{ text: edit.name, isExact: false }]
      return { ...archive, topics: [{ name: edit.name, group: `${step}`, names, except: [] }] }
    }
    case 'lead': {
      // As its reader gives it: posts that are there, for a digest that is.
      const own = posts.filter(({ date }) => date === edit.day).map(({ permalink }) => permalink)
      const path = datePath(edit.day)
      const lead = { path, date: edit.day, order: own.toReversed(), picks: own.slice(0, 1), body: edit.body }
      return { ...archive, leads: [...archive.leads.filter(other => other.path !== path), lead] }
    }
    case 'people':
      return { ...archive, people: edit.people }
    case 'gone':
      return { ...archive, gone: [...archive.gone, edit.path] }
    case 'field':
      return replace(edit.at, post => {
        const fields = Object.entries(optionalFields(post, step))
        return [{ ...post, ...Object.fromEntries([fields[edit.field % fields.length] ?? []]) }]
      })
    case 'static': {
      const { [edit.name]: _, ...others } = archive.statics
      return { ...archive, statics: edit.text === undefined ? others : { ...others, [edit.name]: edit.text } }
    }
    case 'program':
      return { ...archive, version: edit.version }
  }
}

/** Fields that posts need not have. */
type OptionalField = { [Name in keyof Post]-?: object extends Pick<Post, Name> ? Name : never }[keyof Post]

/** Values of all of them: a new field of posts does not compile until it has one here, and so is edited. */
function optionalFields({ author, handle }: Post, step: number): Required<Pick<Post, OptionalField>> {
  return {
    source: `https://x.com/ann/status/${step + 1}`,
    aliases: [`/old/${step}/`],
    parts: [
      { kind: 'post', author, handle },
      { kind: 'quote', author: 'Eve', handle: 'eve' },
    ],
    updated: '2024-06-01',
  }
}

/** Build into a folder, with what builds into it keep beside it. */
function build({ statics, version, ...given }: Archive, folder: string, name: string): Promise<SiteResult> {
  const content = path.join(folder, `content-${name}`)
  rmSync(content, { recursive: true, force: true })
  for (const [name, text] of Object.entries(statics)) writeTree(path.join(content, 'static'), [[name, text]])
  const cache = { folder: path.join(folder, `cache-${name}`), version }
  const source = { ...given, statics: readStatics(content) }
  return writeSite(source, { output: path.join(folder, name), cache }, quiet)
}

function assertSameTree(one: string, other: string): void {
  const [a, b] = [readTree(one), readTree(other)]
  assert.deepEqual([...a.keys()].sort(), [...b.keys()].sort())
  for (const [file, content] of a) assert.equal(content, b.get(file), file)
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
}

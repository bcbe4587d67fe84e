import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { readBesidePosts } from '../../src/build/read-source.ts'
import { makePost } from '../browser/search-site.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { writeTree } from '../publish/trees.ts'

const head = { author: 'Ann', handle: 'ann', title: 'A title', body: 'Words.\n' }
const posts = [
  makePost({ ...head, date: '2024-04-17', number: 12 }),
  makePost({ ...head, date: '2024-04-18', number: 12 }),
  makePost({ ...head, date: '2024-04-18', number: 13 }),
  makePost({ ...head, date: '2024-04-18', number: 13, permalink: '/2024/04/18/13-2/' }),
  // Kept its permalink when its date moved.
  makePost({ ...head, date: '2024-04-18', number: 7, permalink: '/2024/04/16/7/' }),
  makePost({ ...head, date: '2024-12-30', number: 1 }),
]

async function read(context: Parameters<typeof temporaryFolder>[0], files: Readonly<Record<string, string>>) {
  const content = temporaryFolder(context)
  writeTree(path.join(content, 'digests'), Object.entries(files))
  const { source, diagnostics } = await readBesidePosts(content, posts)
  const problems = diagnostics.map(({ rule, severity, file, line }) =>
    [path.relative(path.join(content, 'digests'), file), line, severity, rule].join(' '),
  )
  return { leads: source.leads, problems, messages: diagnostics.map(({ message }) => message) }
}

test('a file of content/digests is the lead of its day, week or month; posts are named by the end of their permalinks', async context => {
  const { leads, problems } = await read(context, {
    '2024-04-18.md': '---\ntitle: 题\norder: [13-2, 7]\npicks: 12, 13\n---\n\n一段**话**。\n',
    '2024-W16.md': 'Only words.\n',
    '2024/2024-04.md': '\uFEFF---\npicks:\n  - 2024-04-17/12\n  - /2024/04/18/12/\n---\n',
    '2025-w01.md': '---\ntitle: "2025"\nauthor:\n---\n',
    'notes.txt': 'none',
  })
  assert.deepEqual(problems, [])
  assert.deepEqual(leads, [
    {
      ...{ path: '/2024/04/18/', date: '2024-04-18', title: '题' },
      order: ['/2024/04/18/13-2/', '/2024/04/16/7/'],
      picks: ['/2024/04/18/12/', '/2024/04/18/13/'],
      body: '\n一段**话**。\n',
    },
    { path: '/2024/w16/', date: '2024-04-17', order: [], picks: [], body: 'Only words.\n' },
    {
      ...{ path: '/2024/04/', date: '2024-04-17' },
      order: [],
      picks: ['/2024/04/17/12/', '/2024/04/18/12/'],
      body: '',
    },
    { path: '/2025/w01/', date: '2024-12-30', title: '2025', order: [], picks: [], body: '' },
  ])
})

const slips: readonly (readonly [
  what: string,
  files: Readonly<Record<string, string>>,
  problem: string,
  message: RegExp,
  leads?: number,
])[] = [
  ['a day without posts', { '2024-04-19.md': 'a' }, '2024-04-19.md 1 error digest-invalid', /has posts/, 0],
  [
    'no day of the calendar',
    { '2024-04-31.md': 'a' },
    '2024-04-31.md 1 error digest-invalid',
    /has posts/,
    0,
  ],
  [
    'a week that its year does not have',
    { '2024-w53.md': 'a' },
    '2024-w53.md 1 error digest-invalid',
    /such as/,
    0,
  ],
  ['another name', { 'April.md': 'a' }, 'April.md 1 error digest-invalid', /`april`.*such as/, 0],
  [
    'a second file',
    { 'a/2024-04-18.md': 'a', '2024-04-18.md': 'b' },
    'a/2024-04-18.md 1 error digest-invalid',
    /one file/,
  ],
  [
    'YAML that is none',
    { '2024-04-18.md': '---\ntitle: a\n b: [\n---\n' },
    '2024-04-18.md 3 error digest-invalid',
    /YAML/,
    0,
  ],
  [
    'text for front matter',
    { '2024-04-18.md': '---\na title\n---\n' },
    '2024-04-18.md 1 error digest-invalid',
    /YAML/,
    0,
  ],
  [
    'another language',
    { '2024-04-18.md': '---js\n{}\n---\n' },
    '2024-04-18.md 1 error digest-invalid',
    /`js`, expected YAML/,
    0,
  ],
  [
    'a list for a title',
    { '2024-04-18.md': '---\n\ntitle: [a]\n---\n' },
    '2024-04-18.md 3 error digest-invalid',
    /`title`/,
    0,
  ],
  [
    'an unknown key',
    { '2024-04-18.md': '---\ntitle: a\npick: 12\n---\n' },
    '2024-04-18.md 3 warning digest-key',
    /`pick`.*perhaps `picks`/,
  ],
  [
    'a number of no post',
    { '2024-04-18.md': '---\npicks:\n  - 12\n  - 2\n---\n' },
    '2024-04-18.md 4 warning digest-post',
    /`2`.*`2024-04-18`/,
  ],
  [
    'a number of another day',
    { '2024-04-18.md': '---\norder: 2024-04-17/12\n---\n' },
    '2024-04-18.md 2 warning digest-post',
    /`2024-04-17\/12`/,
  ],
  [
    'a number of two posts',
    { '2024-w16.md': '---\npicks: [12]\n---\n' },
    '2024-w16.md 2 warning digest-post',
    /`\/2024\/04\/17\/12\/`, `\/2024\/04\/18\/12\/`/,
  ],
]

for (const [what, files, problem, message, count = 1] of slips) {
  test(`tells with file and line what is wrong with a lead: ${what}`, async context => {
    const { leads, problems, messages } = await read(context, files)
    assert.deepEqual(problems, [problem])
    assert.match(messages[0] ?? '', message)
    assert.equal(leads.length, count)
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import matter from 'gray-matter'
import { formatPost, parsePost } from '../../src/content/front-matter.ts'
import { formatMark, readMark } from '../../src/content/import-mark.ts'
import { planImport } from '../../src/content/plan-import.ts'
import { rewriteFile } from '../../src/content/rewrite-file.ts'
import type { Post } from '../../src/model.ts'

const post: Post = {
  feed: '2024-04',
  number: 46,
  date: '2024-04-09',
  author: 'G_Z',
  handle: 'GZhan57',
  title: "Weights: 7B, “open” --- and 'free'?",
  permalink: '/2024/04/09/46/',
  parts: [
    { kind: 'post', author: 'G_Z', handle: 'GZhan57' },
    { kind: 'quote', author: 'LlamaIndex 🦙', handle: 'llama_index' },
  ],
  source: 'https://x.com/llama_index/status/1777441831262818403',
  tags: ['buildinpublic', '2024', 'yes'],
  body: 'First.\n\n> **LlamaIndex 🦙**\n>\n> Second.\n',
}

test('writes front matter as the contract has it', () => {
  assert.equal(
    formatPost(post),
    [
      '---',
      'feed: 2024-04',
      'number: 46',
      "date: '2024-04-09'",
      'author: G_Z',
      'handle: GZhan57',
      "title: 'Weights: 7B, “open” --- and ''free''?'",
      'permalink: /2024/04/09/46/',
      'parts:',
      '  - {kind: post, author: G_Z, handle: GZhan57}',
      '  - {kind: quote, author: LlamaIndex 🦙, handle: llama_index}',
      'source: https://x.com/llama_index/status/1777441831262818403',
      'tags:',
      '  - buildinpublic',
      "  - '2024'",
      "  - 'yes'",
      '---',
      '',
      'First.',
      '',
      '> **LlamaIndex 🦙**',
      '>',
      '> Second.',
      '',
    ].join('\n'),
  )
})

test('a date stays a string for a reader with YAML 1.1', () => {
  assert.equal(matter(formatPost(post)).data.date, '2024-04-09')
})

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter(value => value.trim() === value)
const handle = fc.stringMatching(/^[A-Za-z0-9_]{1,15}$/)
const head = fc.record(
  { kind: fc.constantFrom('post', 'thread', 'quote'), author: text, handle },
  { noNullPrototype: true },
)
const anyPost: fc.Arbitrary<Post> = fc.record(
  {
    feed: fc.constantFrom('2024-04', 'sample', '五月'),
    number: fc.nat(),
    date: fc.constantFrom('2024-02-29', '0099-12-31', '2024-04-09'),
    author: text,
    handle,
    title: text,
    permalink: fc.constant('/2024/04/09/46/'),
    parts: fc.array(head, { minLength: 2, maxLength: 3 }),
    source: fc.constant('https://x.com/a/status/1'),
    tags: fc.array(text),
    aliases: fc.uniqueArray(fc.constantFrom('/old/', '/2024/04/08/46/', '/a_b/c-d/'), { minLength: 1 }),
    body: fc
      .array(fc.oneof(text, fc.constantFrom('---', '---js', '', '---\na: 1\n---', '{{ x }}', '{% raw')))
      .map(lines => `${lines.join('\n').trim()}\n`),
  },
  {
    noNullPrototype: true,
    requiredKeys: ['feed', 'number', 'date', 'author', 'handle', 'title', 'permalink', 'tags', 'body'],
  },
)

test('a post written and read back is the same post', () => {
  fc.assert(
    fc.property(anyPost, post => {
      assert.deepEqual(parsePost(formatPost(post)), { kind: 'post', post })
    }),
  )
})

const sound = formatPost(post)
const mark = { date: '2024-04-09', number: 46, entry: '0123456789abcdef', content: '1234567890123456' }

test('import finds again what it remembers of a post, and no reader of posts sees it', () => {
  fc.assert(
    fc.property(anyPost, fc.stringMatching(/^[0-9a-f]{16}$/), (post, hash) => {
      const told = { ...mark, entry: hash, content: hash }
      const written = formatPost(post, formatMark(told))
      assert.deepEqual(readMark(written), told)
      assert.deepEqual(readMark(written.replaceAll('\n', '\r\n')), told)
      assert.deepEqual(parsePost(written), { kind: 'post', post })
    }),
  )
  assert.equal(readMark(formatPost({ ...post, body: `imported: ${formatMark(mark)}\n` })), undefined)
  assert.equal(readMark(sound.replace('tags:', 'imported: by hand\ntags:')), undefined)
})

test('one post written over another is the file that import would write', () => {
  fc.assert(
    fc.property(anyPost, anyPost, (was, next) => {
      const written = formatPost(was, formatMark({ ...mark, number: 1 }))
      assert.equal(rewriteFile(written, was, next, mark), formatPost(next, formatMark(mark)))
    }),
  )
})

test("one post written over another leaves the curator's keys and comments", () => {
  const own = [
    '# above',
    'mood: good',
    '"my: key": [1,  2]',
    'note: |',
    '  # no comment',
    '  text',
    '# below',
  ]
  const file = sound
    .replace('feed:', `${own.slice(0, 6).join('\n')}\nfeed:`)
    .replace('  - {kind: quote', '# within\n  - {kind: quote')
    .replace('\n---\n\n', '\n# below\n---\n\n')
  const written = rewriteFile(file, post, { ...post, title: 'Another' }, mark) ?? ''
  const lines = written.split('\n')
  assert.deepEqual(lines.slice(lines.indexOf('# above'), lines.indexOf('# below') + 1), own)
  assert.match(written, /GZhan57\}\n# within\n {2}- \{kind: quote/)
  assert.deepEqual(parsePost(written), { kind: 'post', post: { ...post, title: 'Another' } })
})

const problems: readonly (readonly [what: string, text: string, line: number])[] = [
  ['a file without front matter', 'Just text.\n', 1],
  ['front matter in JavaScript, which is not run', '---js\n{ get x() { process.exit(3) } }\n---\n', 1],
  ['front matter in JSON', '---json\n{}\n---\n', 1],
  ['YAML that does not parse', '---\nfeed: a\ntitle: "open\n---\n', 4],
  ['a date that is no day', sound.replace("'2024-04-09'", '2024-02-30'), 4],
  ['a handle with a path in it', sound.replace('handle: GZhan57', 'handle: ../../x'), 6],
  ['a permalink out of the site', sound.replace('/2024/04/09/46/', '/../../etc/'), 8],
  ['a title that was emptied', sound.replace(/title: .*/, 'title:'), 7],
  ['an author that is not there', sound.replace(/author: .*\n/, ''), 1],
  ['a number that is none', sound.replace('number: 46', 'number: many'), 3],
]

for (const [what, text, line] of problems) {
  test(`refuses ${what}, and says where`, () => {
    const parsed = parsePost(text)
    assert.equal(parsed.kind, 'problem')
    assert.equal(parsed.kind === 'problem' && parsed.problem.line, line)
  })
}

test('keeps the indent of the first paragraph', () => {
  const indented = { ...post, body: '　　两格缩进。\n' }
  assert.deepEqual(parsePost(formatPost(indented)), { kind: 'post', post: indented })
})

test('reads a date without quotes as the day it is, and lets own keys pass', () => {
  const parsed = parsePost(sound.replace("'2024-04-09'", '2024-04-09').replace('feed:', 'mood: good\nfeed:'))
  assert.deepEqual(parsed, { kind: 'post', post })
})

test('a post that could not be read back is not written, new or over another one', () => {
  assert.equal(rewriteFile(sound, post, { ...post, author: '' }, mark), undefined)
  assert.equal(rewriteFile(sound, post, { ...post, permalink: '/search/' }), undefined)
  const start = { line: 1, column: 1, offset: 0 }
  const part = { kind: 'post', author: 'Ann', handle: 'a b', body: 'One.' } as const
  const entries = [{ number: 1, date: '2024-06-01', parts: [part] as const, start }]
  const plan = planImport([{ name: 'f', entries }], { stored: [], unreadable: [], diagnostics: [] })
  assert.deepEqual(
    [plan.added, plan.unwritable.map(({ path }) => path)],
    [[], ['posts/2024/06/2024-06-01-001.md']],
  )
})

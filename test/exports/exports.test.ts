import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { readExport } from '../../src/exports/read-export.ts'
import { createSource } from '../../src/feed/source.ts'
import { runHere, temporaryFolder } from '../cli/run-cli.ts'

/** Ids of posts made in one night of 2024, by minute: X counts milliseconds since its own start. */
const idAt = (minute: number) =>
  String((BigInt(Date.parse('2024-04-09T20:00:00Z') + minute * 60_000) - 1288834974657n) << 22n)

/** A record of twitter-web-exporter, as `columns-tweet.tsx` there writes it. */
function record(minute: number, full_text: string, more: object = {}) {
  return {
    id: idAt(minute),
    created_at: '2024-04-10 04:00:00 +08:00',
    full_text,
    media: [],
    screen_name: 'ann_ml',
    name: 'Ann 🦙',
    in_reply_to: null,
    retweeted_status: null,
    quoted_status: null,
    ...more,
  }
}

/** A post as X's own interface has it. */
function apiStatus(minute: number, full_text: string, by: string, legacy: object, more: object = {}) {
  return {
    rest_id: idAt(minute),
    core: { user_results: { result: { core: { screen_name: by, name: by.toUpperCase() } } } },
    legacy: { id_str: idAt(minute), full_text, entities: {}, ...legacy },
    ...more,
  }
}

/** Import an export in this process, and give what became of it: problems, and each post's file by its name. */
async function importExport(
  context: TestContext,
  name: string,
  text: string,
  content = temporaryFolder(context),
) {
  const file = path.join(temporaryFolder(context), name)
  writeFileSync(file, text)
  const { code, out, err } = await runHere(['import', file, '--content', content])
  assert.notEqual(out, '', err)
  const names = readdirSync(path.join(content, 'posts'), { recursive: true, encoding: 'utf8' })
  const files = names.filter(name => name.endsWith('.md')).sort()
  const posts = files.map(name => {
    const [, head = '', ...body] = readFileSync(path.join(content, 'posts', name), 'utf8').split(/^---\n\n?/m)
    return { name: path.basename(name), head, body: body.join('---\n\n') }
  })
  return { code, out, problems: err.replaceAll(file, name), posts, content }
}

test('a post of an export keeps each character, its media and its address', async context => {
  const photo = {
    type: 'photo',
    url: 'https://t.co/pic',
    original: 'https://pbs.twimg.com/media/a?format=jpg&name=orig',
  }
  const film = { type: 'video', url: 'https://t.co/pic', original: 'https://video.twimg.com/a.mp4' }
  const text =
    '# 不是标题 &lt;FAQ&gt; R&amp;D *literal* snake_case @ann_ml #大模型\n> not a quote\n---\nhttps://t.co/pic'
  const { code, problems, posts } = await importExport(
    context,
    'twitter-Bookmarks-1712700000000.json',
    JSON.stringify([record(0, text, { media: [{ ...photo, ext_alt_text: 'a [chart]' }, film] })]),
  )
  assert.deepEqual([code, problems, posts.length], [0, '', 1])
  const [post] = posts
  assert.equal(post?.name, '2024-04-10-001.md')
  assert.match(post?.head ?? '', /^feed: twitter-Bookmarks$/m)
  assert.match(post?.head ?? '', new RegExp(`^source: https://x\\.com/ann_ml/status/${idAt(0)}$`, 'm'))
  assert.match(post?.head ?? '', /^tags: ?\n? *-? ?\[?大模型\]?$/m)
  assert.equal(
    post?.body,
    String.raw`\# 不是标题 \<FAQ> R&D \*literal\* snake\_case [@ann\_ml](https://x.com/ann_ml) #大模型
\> not a quote
\---

![a \[chart\]](<https://pbs.twimg.com/media/a?format=jpg&name=orig>)

<https://video.twimg.com/a.mp4>
`,
  )
})

test('posts of one author that answer one another are a thread, a quoted post is its part', async context => {
  const shortened = (url: string, expanded_url: string) => ({ entities: { urls: [{ url, expanded_url }] } })
  const paper = shortened('https://t.co/abc', 'https://arxiv.org/abs/2404.07143')
  const quoted = apiStatus(-60, 'Our paper is out: https://t.co/abc', 'bob', paper)
  const link = shortened('https://t.co/q', `https://twitter.com/bob/status/${idAt(-60)}`)
  const metadata = apiStatus(
    0,
    'Worth reading https://t.co/q',
    'ann_ml',
    { ...link, quoted_status_id_str: idAt(-60) },
    { quoted_status_result: { result: quoted } },
  )
  const { posts } = await importExport(
    context,
    'likes.json',
    JSON.stringify([
      record(2, 'Third.', { in_reply_to: idAt(1) }),
      record(1, 'Second.', { in_reply_to: idAt(0) }),
      record(0, 'Worth reading https://t.co/q', { metadata, quoted_status: idAt(-60) }),
      record(3, 'Somebody answers.', { in_reply_to: idAt(1), screen_name: 'cy', name: 'Cy' }),
    ]),
  )
  assert.deepEqual(
    posts.map(({ body }) => body),
    [
      `Worth reading

> **BOB** [@bob](https://x.com/bob)
> <https://x.com/bob/status/${idAt(-60)}>
>
> Our paper is out: https://arxiv.org/abs/2404.07143

---

Second.

---

Third.
`,
      'Somebody answers.\n',
    ],
  )
})

test('a newer export adds what is new, and moves nothing', async context => {
  const first = [record(5, 'Later that night.'), record(1, 'The first.')]
  const before = await importExport(context, 'twitter-Likes-1712700000000.json', JSON.stringify(first))
  assert.deepEqual(
    before.posts.map(({ name, body }) => [name, body]),
    [
      ['2024-04-10-001.md', 'The first.\n'],
      ['2024-04-10-002.md', 'Later that night.\n'],
    ],
  )
  const newer = [record(3, 'Between them.'), record(5, 'Later that night, mended.'), record(1, 'The first.')]
  const { out, posts } = await importExport(
    context,
    'twitter-Likes-1712800000000.json',
    JSON.stringify(newer),
    before.content,
  )
  assert.equal(out, '3 posts, 0 stubs; 1 added, 1 changed, 1 unchanged\n')
  assert.deepEqual(
    posts.map(({ name, body }) => [name, body]),
    [
      ['2024-04-10-001.md', 'The first.\n'],
      ['2024-04-10-002.md', 'Later that night, mended.\n'],
      ['2024-04-10-003.md', 'Between them.\n'],
    ],
  )
  const other = await importExport(context, 'bookmarks.json', JSON.stringify(newer), before.content)
  assert.equal(other.posts.length, 3)
  assert.match(other.problems, /note +post-known .*: 3 are left out/)
})

test('CSV tells what JSON tells', async context => {
  const records = [
    record(0, 'Two lines,\n"quoted", with a comma', {
      media: [
        {
          type: 'photo',
          url: 'https://t.co/x',
          original: 'https://pbs.twimg.com/media/b?format=png&name=orig',
        },
      ],
    }),
    record(9, 'Plain'),
  ]
  const cell = (value: unknown) =>
    `"${(typeof value === 'string' ? value.replaceAll('\n', '\\n') : JSON.stringify(value)).replaceAll('"', '""')}"`
  const rows = [
    Object.keys(record(0, '')).join(','),
    ...records.map(row => Object.values(row).map(cell).join(',')),
  ]
  const csv = await importExport(context, 'bookmarks.csv', `\uFEFF${rows.join('\n')}\n`)
  const json = await importExport(context, 'bookmarks.json', JSON.stringify(records))
  assert.equal(csv.problems, '')
  assert.deepEqual(csv.posts, json.posts)
})

test("X's own archive is read with its long posts, its pictures and its owner; reposts are counted", async context => {
  const folder = temporaryFolder(context)
  const assign = (name: string, value: unknown) =>
    `window.YTD.${name}.part0 = ${JSON.stringify(value, undefined, 2)}`
  const long = `A long post that goes on ${'and on '.repeat(60)}to its end.`
  const tweets = [
    { tweet: { id_str: idAt(0), full_text: `${long.slice(0, 270)}… https://t.co/more`, entities: {} } },
    {
      tweet: {
        id_str: idAt(2),
        full_text: 'Seen today. https://t.co/pic',
        extended_entities: {
          media: [
            {
              type: 'photo',
              url: 'https://t.co/pic',
              media_url_https: 'https://pbs.twimg.com/media/Fa1.png',
            },
            {
              type: 'photo',
              url: 'https://t.co/pic',
              media_url_https: 'https://pbs.twimg.com/media/gone.png',
            },
          ],
        },
      },
    },
    { tweet: { id_str: idAt(1), full_text: 'RT @bob: what Bob said, cut he…', entities: {} } },
  ]
  const data = path.join(folder, 'data')
  mkdirSync(data)
  writeFileSync(path.join(data, 'tweets.js'), assign('tweets', tweets))
  mkdirSync(path.join(data, 'tweets_media'))
  const photo = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  writeFileSync(path.join(data, `tweets_media/${idAt(2)}-Fa1.png`), photo)
  const content = path.join(folder, 'content')
  const importIt = () => runHere(['import', path.join(data, 'tweets.js'), '--content', content])
  const unowned = await importIt()
  assert.equal(unowned.code, 1)
  assert.match(unowned.err, /tweets\.js:1:1 +error +export-invalid +.*expected `account\.js` beside it/)

  writeFileSync(
    path.join(data, 'account.js'),
    assign('account', [{ account: { username: 'ann_ml', accountDisplayName: 'Ann' } }]),
  )
  const createdAt = new Date(Date.parse('2024-04-09T20:00:00Z')).toISOString()
  writeFileSync(
    path.join(data, 'note-tweet.js'),
    assign('note_tweet', [{ noteTweet: { noteTweetId: '7', createdAt, core: { text: long, urls: [] } } }]),
  )
  const { code, out, err } = await importIt()
  assert.deepEqual([code, out], [0, '2 posts, 0 stubs, 1 note; 2 added\n'])
  assert.match(err, /note +repost +Unexpected reposts, expected posts: 1 are left out/)
  const [file = ''] = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.md'),
  )
  assert.ok(readFileSync(path.join(content, file), 'utf8').includes(long))
  const [, second = ''] = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.md'),
  )
  const [picture = ''] = readdirSync(path.join(content, 'media')).filter(name => name.endsWith('.png'))
  const body = `Seen today.\n\n![](../../../media/${picture})\n\n![](<https://pbs.twimg.com/media/gone.png>)\n`
  assert.ok(readFileSync(path.join(content, second), 'utf8').endsWith(body))
})

const wrong: Record<string, [name: string, text: string, problem: RegExp]> = {
  'no JSON': [
    'a.json',
    '[\n{"id": 1,}\n]',
    /^a\.json:2:\d+ +error +export-invalid +Unexpected .*, expected JSON/,
  ],
  'a file cut short': ['a.json', '[{"id": 1', /^a\.json:1:10 .*Unexpected end of the file, expected JSON/],
  'no list': ['a.json', '{}', /^a\.json:1:1 .*expected a list of posts/],
  'a record without an author': [
    'a.json',
    JSON.stringify([record(0, 'Sound.'), { ...record(1, 'Not.'), screen_name: undefined }], undefined, 1),
    /^a\.json:1[0-9]:\d+ .*Unexpected value at .\[1\]\.screen_name., expected/,
  ],
  'a handle that is none': [
    'a.json',
    JSON.stringify([record(0, 'Sound.', { screen_name: 'a b' })]),
    /at .\[0\]\.screen_name., expected a handle/,
  ],
  'a row of another length': ['a.csv', 'id,full_text\n"1","a","b"\n', /^a\.csv:2:1 .*expected CSV/],
}
for (const [what, [name, text, problem]] of Object.entries(wrong)) {
  test(`${what} is told with its place`, async context => {
    const { code, out } = await runHere(['check', writeFile(context, name, text)])
    assert.equal(code, 1)
    assert.match(out.replace(/^.*\//, ''), problem)
  })
}

function writeFile(context: TestContext, name: string, text: string): string {
  const file = path.join(temporaryFolder(context), name)
  writeFileSync(file, text)
  return file
}

test('whatever a file holds, reading it as an export ends with entries or errors', () => {
  const json = fc.oneof(
    fc.json(),
    fc.array(fc.anything()).map(value => JSON.stringify(value) ?? ''),
    fc.string(),
  )
  const spoilt = fc
    .tuple(fc.constantFrom(...Object.keys(record(0, ''))), fc.jsonValue(), fc.nat(3))
    .map(([key, value, depth]) =>
      JSON.stringify([record(1, 'a'), { ...record(2, 'b'), [key]: depth > 2 ? [[value]] : value }]),
    )
  const files = fc.tuple(fc.constantFrom('a.json', 'a.csv', 'tweets.js'), fc.oneof(json, spoilt))
  fc.assert(
    fc.property(files, ([file, text]) => {
      const source = createSource(file, file === 'tweets.js' ? `window.YTD.tweets.part0 = ${text}` : text)
      const archive = () => ({ account: [{ account: { username: 'a', accountDisplayName: 'A' } }] })
      const { entries, diagnostics, entryCount } = readExport(source, { dayAt: () => '2024-04-10', archive })
      assert.equal(
        entryCount,
        entries.length + diagnostics.filter(({ severity }) => severity === 'error').length,
      )
    }),
    { numRuns: 500 },
  )
})

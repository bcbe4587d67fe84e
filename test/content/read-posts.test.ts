import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { formatPost } from '../../src/content/front-matter.ts'
import { readStore } from '../../src/content/read-posts.ts'
import type { Post } from '../../src/model.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

const post: Post = {
  ...{ feed: 'f', number: 1, date: '2024-06-01', author: 'Ann', handle: 'ann', title: 'One.' },
  ...{ permalink: '/2024/06/01/1/', tags: [], body: 'One.\n' },
}

function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}

test('reads posts in the order of their paths, and nothing else', async context => {
  const folder = temporaryFolder(context)
  const second: Post = { ...post, number: 2, permalink: '/2024/06/01/2/' }
  writeFiles(folder, {
    'posts/2024/06/2024-06-01-002.md': formatPost(second),
    'posts/2024/06/2024-06-01-001.md': formatPost(post),
    'posts/2024/06/.2024-06-01-003.md.draft': 'half a po',
    'posts/notes.txt': 'not a post',
  })
  assert.deepEqual(await readStore(folder), {
    stored: [
      { path: 'posts/2024/06/2024-06-01-001.md', text: formatPost(post), post },
      { path: 'posts/2024/06/2024-06-01-002.md', text: formatPost(second), post: second },
    ],
    unreadable: [],
    diagnostics: [],
  })
})

test('tells how many files it has read, now and then', async context => {
  const folder = temporaryFolder(context)
  const names = Array.from({ length: 100 }, (_, at) => `posts/${String(at).padStart(3, '0')}.md`)
  writeFiles(folder, Object.fromEntries(names.map(name => [name, 'no post'])))
  const told: (readonly [number, number])[] = []
  await readStore(folder, { onProgress: (done, of) => told.push([done, of]) })
  assert.deepEqual(told, [
    [64, 100],
    [100, 100],
  ])
})

test('a folder that is not there holds no posts', async context => {
  const missing = path.join(temporaryFolder(context), 'none')
  assert.deepEqual(await readStore(missing), { stored: [], unreadable: [], diagnostics: [] })
})

test('reports files that are no posts, and a permalink used twice, and reads the rest', async context => {
  const folder = temporaryFolder(context)
  writeFiles(folder, {
    'posts/a.md': formatPost(post),
    'posts/b.md': formatPost(post),
    'posts/c.md': 'no front matter\n',
  })
  const { stored, unreadable, diagnostics } = await readStore(folder)
  assert.deepEqual(
    stored.map(({ path }) => path),
    ['posts/a.md'],
  )
  assert.deepEqual(
    unreadable.map(({ path }) => path),
    ['posts/b.md', 'posts/c.md'],
  )
  assert.deepEqual(
    diagnostics.map(({ rule, severity, file, line }) => [rule, severity, path.relative(folder, file), line]),
    [
      ['permalink-duplicate', 'error', 'posts/b.md', 8],
      ['front-matter', 'error', 'posts/c.md', 1],
    ],
  )
})

test('a post of a newer version stops the command, those of older versions are read', async context => {
  const folder = temporaryFolder(context)
  const hash = '0123456789abcdef'
  const older = `2024-06-01 1 ${hash} ${hash}`
  const marks = [undefined, older, `${older} ${hash}`]
  const posts = marks.map((mark, at) => {
    const one = { ...post, number: at + 1, permalink: `/2024/06/01/${at + 1}/` }
    return [`posts/${at}.md`, formatPost(one, mark)] as const
  })
  writeFiles(folder, Object.fromEntries(posts))
  assert.deepEqual(
    (await readStore(folder)).stored.map(({ text }) => text),
    posts.map(([, text]) => text),
  )
  for (const mark of [`v2 ${older}`, 'v10']) {
    writeFiles(folder, { 'posts/9.md': formatPost({ ...post, permalink: '/9/' }, mark) })
    await assert.rejects(readStore(folder), {
      name: 'InputError',
      message: `Unexpected post of a newer version of Tidings in \`${path.join(folder, 'posts/9.md')}\`, expected one that this version knows: \`npm update tidings\` brings the newest.`,
    })
  }
})

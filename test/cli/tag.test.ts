import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { readStore } from '../../src/content/read-posts.ts'
import { readTree } from '../publish/trees.ts'
import { runHere, temporaryFolder } from './run-cli.ts'

const bodies = ['GPT-4 很强 #AI', 'GPT-4o 更强', '说说 GPT-4\n\n引用\nBob\n@bob\n#ai', '別的']

async function contentOf(context: TestContext) {
  const folder = temporaryFolder(context)
  const content = path.join(folder, 'content')
  const feed = path.join(folder, '2024-06.md')
  const entries = bodies.map(
    (body, at) => `### 0${at + 1}\n\n2024-06-0${at + 1}\n\nAnn\n@ann${at % 2}\n${body}\n`,
  )
  writeFileSync(feed, entries.join('\n'))
  await runHere(['import', feed, '--content', content])
  return {
    content,
    feed,
    tag: (...args: string[]) => runHere(['tag', ...args, '--content', content]),
    tags: async () => (await readStore(content)).stored.map(({ post }) => post.tags.join(',')),
  }
}

test('tag changes the tags of the posts that the search would find, and import keeps them', async context => {
  const { content, feed, tag, tags } = await contentOf(context)
  assert.deepEqual(await tags(), ['AI', '', 'ai', ''])
  const { code, out } = await tag('add', '#大模型', 'gpt-4 from:ann0')
  assert.equal(code, 0)
  assert.match(
    out,
    /^\S+2024-06-01-001\.md {2}GPT-4 很强 #AI: AI, 大模型\n\S+-003\.md .*\n2 posts found, 2 changed\n$/,
  )
  assert.deepEqual(await tags(), ['AI,大模型', '', 'ai,大模型', ''])
  await tag('add', 'AI', 'since:2024-06-03')
  assert.deepEqual(await tags(), ['AI,大模型', '', 'ai,大模型', 'AI'])
  await tag('rename', 'ai', '人工智能')
  assert.deepEqual(await tags(), ['人工智能,大模型', '', '人工智能,大模型', '人工智能'])
  await tag('remove', '人工智能', 'until:2024-06-02')
  assert.deepEqual(await tags(), ['大模型', '', '人工智能,大模型', '人工智能'])
  assert.match((await runHere(['import', feed, '--content', content])).out, /4 unchanged/)
})

test('tag --json tells what would change, and a dry run or a wrong command changes nothing', async context => {
  const { content, tag } = await contentOf(context)
  const before = readTree(content)
  const { out } = await tag('add', 'x', 'has:quote', '--dry-run', '--json')
  assert.deepEqual(JSON.parse(out), {
    found: 1,
    changed: [{ path: 'posts/2024/06/2024-06-03-003.md', tags: ['ai', 'x'] }],
    written: false,
    diagnostics: [],
  })
  assert.equal((await tag('add', 'x', 'nothing like it')).out, '0 posts found, 0 changed\n')
  for (const args of [
    ['add', 'x'],
    ['add', 'x', ' '],
    ['add', 'a,b', 'GPT'],
    ['add', 'x', 'since:soon'],
    ['rename', 'x'],
  ])
    assert.equal((await tag(...args)).code, 2, args.join(' '))
  assert.match((await tag('add', '--help')).out, /^Usage: tidings tag add \[options\] <tag> <query>\n/)
  assert.deepEqual(readTree(content), before)
})

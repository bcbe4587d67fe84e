import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { runHere, temporaryFolder } from './run-cli.ts'

const bodies = ['OpenAI 发布了 OwlPhone。', 'An OwlPhone by the Owl.', '引用一下', 'The OwlPhone, and RAG.']

/** A content folder with a post of each body, all of one month, by different authors. */
async function contentOf(folder: string, topics?: string): Promise<string> {
  const entries = bodies.map(
    (body, at) => `### 0${at + 1}\n\n2024-06-0${at + 1}\n\nAnn ${at}\n@ann${at}\n${body}\n`,
  )
  const feed = path.join(folder, '2024-06.md')
  writeFileSync(feed, entries.join('\n'))
  const content = path.join(folder, 'content')
  mkdirSync(content, { recursive: true })
  if (topics !== undefined) writeFileSync(path.join(content, 'topics.txt'), topics)
  await runHere(['import', feed, '--content', content])
  return content
}

test('topics lists the topics of the posts by group, and proposes names', async context => {
  const content = await contentOf(temporaryFolder(context))
  const { code, out, err } = await runHere(['topics', '--content', content])
  assert.deepEqual({ code, err }, { code: 0, err: '' })
  assert.equal(
    out,
    '[公司]\n     1  OpenAI\n\n[方法]\n     1  RAG\n\n1 name that rose in the last four weeks and no topic has:\n     3  OwlPhone  (0 before)\nWrite those you want into topics.txt of the content folder.\n',
  )
})

test('topics --json tells the same, with the list of the curator', async context => {
  const content = await contentOf(temporaryFolder(context), '[鸟]\nOwl Corp = Owl, OwlPhone\n!RAG\n')
  const { code, out } = await runHere(['topics', '--content', content, '--json'])
  assert.equal(code, 0)
  assert.deepEqual(JSON.parse(out), {
    posts: 4,
    topics: [
      { name: 'Owl Corp', group: '鸟', posts: 3, quoted: 0 },
      { name: 'OpenAI', group: '公司', posts: 1, quoted: 0 },
    ],
    proposed: [],
    diagnostics: [],
  })
})

test('topics tells what is wrong in the list, at its line', async context => {
  const content = await contentOf(temporaryFolder(context), 'Owl =\n\n!Nobody Knows\n')
  const { code, err } = await runHere(['topics', '--content', content, '--quiet'])
  assert.equal(code, 1)
  const file = path.join(content, 'topics.txt')
  assert.deepEqual(
    err
      .trimEnd()
      .split('\n')
      .map(line => line.split(/\s+/).slice(0, 3)),
    [
      [`${file}:1:1`, 'error', 'topic-invalid'],
      [`${file}:3:1`, 'warning', 'topic-unknown'],
    ],
  )
})

import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { readBesidePosts } from '../../src/build/read-source.ts'
import { renderArchive } from '../../src/build/render-posts.ts'
import { defaultConfig } from '../../src/config.ts'
import type { Post } from '../../src/model.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { writeTree } from '../publish/trees.ts'

test('the curator’s lists are read, and what is wrong with their lines is told', async context => {
  const content = temporaryFolder(context)
  writeTree(content, [
    ['topics.txt', '[鸟]\nOwl = 猫头鹰\n= nothing\n'],
    ['authors.txt', '# Ann\nann = ann_b\nbo = Ann_B\n'],
  ])
  const { source, diagnostics } = await readBesidePosts(content, [])
  assert.deepEqual(
    source.topics.filter(({ group }) => group === '鸟').map(({ name }) => name),
    ['Owl'],
  )
  assert.deepEqual(
    diagnostics.map(({ rule, file, line }) => [rule, path.basename(file), line]),
    [
      ['topic-invalid', 'topics.txt', 3],
      ['person-duplicate', 'authors.txt', 3],
    ],
  )
  assert.deepEqual(source.people, [['ann', 'ann_b']])
})

test('a rendered post names its topics, those of a quoted post last, and the hashtags that name none', async () => {
  const { source } = await readBesidePosts('no such folder', [])
  const body = 'Claude 3, said #Anthropic #birds\n\n> **Mo** [@mo](https://x.com/mo)\n>\n> OpenAI\n'
  const post: Post = {
    ...{ feed: '2024-04', number: 1, date: '2024-04-09', author: 'Ann', handle: 'ann' },
    ...{ title: 'A title', permalink: '/2024/04/09/1/', body, tags: ['Anthropic', 'birds'] },
    parts: [
      { kind: 'post', author: 'Ann', handle: 'ann' },
      { kind: 'quote', author: 'Mo', handle: 'mo' },
    ],
  }
  const [rendered] = renderArchive([post], defaultConfig, source.topics).posts
  assert.deepEqual(rendered?.topics, ['Claude', 'Anthropic', 'OpenAI'])
  assert.deepEqual(rendered?.quotedTopics, ['OpenAI'])
  assert.deepEqual(rendered?.otherTags, ['birds'])
})

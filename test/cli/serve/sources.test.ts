import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { findSources } from '../../../src/cli/serve/sources.ts'

const options = { content: 'content', output: '_site', json: false, quiet: false, port: 0 }
const program = path.join(import.meta.dirname, '../../..')

test('every kind of file of the program and of the content is a source', () => {
  const { includes } = findSources([], options)
  for (const file of ['src/a/b.ts', 'src/names.json', 'templates/icon.svg', 'templates/assets/notice.txt'])
    assert(includes(path.join(program, file)), file)
  for (const file of [
    'posts/2024/06/1.md',
    'feeds/2024-06.md',
    'synonyms.txt',
    'topics.txt',
    'digests/2024-w16.md',
    'static/CNAME',
    'pages/about.md',
  ])
    assert(includes(path.resolve('content', file)), file)
  for (const file of ['tidings.config.ts', 'theme/components/page.tsx', 'pages/_includes/a.njk'])
    assert(includes(path.resolve(file)), file)
})

test('copies of editors, hidden files and files of others are none', () => {
  const { includes } = findSources([], options)
  for (const file of ['src/a.ts~', 'src/.a.ts.swp', 'package.json', 'test/a.ts'])
    assert(!includes(path.join(program, file)), file)
  for (const file of ['notes.md', '.tidings/lock', 'synonyms.txt~'])
    assert(!includes(path.resolve('content', file)), file)
  assert(!includes(path.resolve('other.config.ts')))
})

test('feeds that are named are the only ones', () => {
  const { includes } = findSources(['dumps/2024-06.md'], { ...options, config: 'my.config.ts' })
  assert(includes(path.resolve('dumps/2024-06.md')))
  assert(!includes(path.resolve('dumps/2024-07.md')))
  assert(!includes(path.resolve('content/feeds/2024-06.md')))
  assert(includes(path.resolve('my.config.ts')))
  assert(!includes(path.resolve('tidings.config.ts')))
})

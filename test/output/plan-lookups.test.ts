import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { defaultConfig } from '../../src/config.ts'
import { planLookups } from '../../src/output/plan-lookups.ts'
import { createSite } from '../../src/pages/site.ts'
import { makePost } from '../archive/make-post.ts'

const site = createSite({ ...defaultConfig, base: '/repo/' })

function write(...posts: Parameters<typeof createArchive>[0]) {
  return Object.fromEntries(
    planLookups(createArchive(posts), site).map(({ path, content }) => [path, content()]),
  )
}

test('one address leads to the newest day, and lists name every day and the link of every post', () => {
  const files = write(
    makePost({ number: 2, date: '2024-04-10' }),
    makePost({ number: 1, date: '2024-04-09' }),
    makePost({ number: 3, date: '2024-04-10' }),
  )
  assert.match(files['/latest/index.html'] ?? '', /content="0;url=\/repo\/2024\/04\/10\/"/)
  assert.equal(files['/days.json'], '["2024-04-09","2024-04-10"]\n')
  assert.equal(files['/posts.json'], '["/repo/2024/04/09/1/","/repo/2024/04/10/2/","/repo/2024/04/10/3/"]\n')
})

test('without posts, the address of the newest day leads home', () => {
  const files = write()
  assert.match(files['/latest/index.html'] ?? '', /content="0;url=\/repo\/"/)
  assert.deepEqual([files['/days.json'], files['/posts.json']], ['[]\n', '[]\n'])
})

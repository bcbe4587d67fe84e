import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everyHandle } from '../../src/archive/people.ts'
import { openCache, rememberIn } from '../../src/build/cache.ts'
import { createFingerprint } from '../../src/build/fingerprint.ts'
import { createPostRenderer, type Rendering } from '../../src/build/render-posts.ts'
import { defaultConfig } from '../../src/config.ts'
import { formatPost, parsePost } from '../../src/content/front-matter.ts'
import { listKnownTopics } from '../../src/topics/read-topics.ts'
import { createTopicFinder } from '../../src/topics/topics-of.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { everyField } from '../content/every-field.ts'

const finder = createTopicFinder(listKnownTopics())

test('a post with every field is read and rendered from a cache as it is without one', context => {
  const parsed = parsePost(formatPost(everyField))
  assert.deepEqual(parsed, { kind: 'post', post: everyField })
  const folder = temporaryFolder(context)
  const render = () => {
    const cache = openCache<Rendering>(folder, '1')
    const remember = rememberIn(cache, createFingerprint())
    const rendered = createPostRenderer(
      [everyField],
      { config: defaultConfig, finder, personOf: everyHandle },
      remember,
    )(everyField)
    cache.save()
    return rendered
  }
  const first = render()
  assert.deepEqual({ ...first, ...everyField }, first)
  assert.deepEqual(render(), first)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFingerprint } from '../../src/cache/fingerprint.ts'
import { defaultConfig } from '../../src/config.ts'
import type { Post, RenderedPost } from '../../src/model.ts'
import { createPostRenderer, openRenderings, surroundingsOf } from '../../src/site/render-archive.ts'
import { renderShards } from '../../src/site/render-shards.ts'
import { sampleArchive } from './sample-archive.ts'

test('of a large archive two threads render, and each post once, as one thread does', async () => {
  const { posts: sample } = sampleArchive()
  const posts = Array.from({ length: 1200 }, (_, number): Post => {
    const {
      html: _html,
      text: _text,
      links: _links,
      htmlBytes: _bytes,
      lang: _lang,
      ...post
    } = sample[number % sample.length] ?? assert.fail('expected a sample')
    return { ...post, number, permalink: `/2024/06/01/${number}/` }
  })
  const shards = [posts.slice(0, 700), posts.slice(700, 1130), posts.slice(1130)].map(posts => ({ posts }))
  const surroundings = surroundingsOf(posts, defaultConfig)
  const render = createPostRenderer(surroundings)
  let here = 0
  const whole = new Map<(typeof shards)[number], readonly RenderedPost[]>()
  const told: number[] = []
  const rendered = await renderShards({
    shards,
    surroundings,
    store: openRenderings(surroundings, undefined, createFingerprint(), render),
    render: post => {
      here++
      return render(post)
    },
    onShard: (shard, rendered) => whole.set(shard, rendered),
    onProgress: done => told.push(done),
  })
  const expected = posts.map(post => {
    const { authors: _, ...rendering } = render(post)
    return { ...post, ...rendering }
  })
  assert.deepEqual(
    shards.flatMap(shard => whole.get(shard) ?? []),
    expected,
  )
  assert.deepEqual(new Set(rendered), new Set([...whole.values()].flat()))
  assert.deepEqual([told[0], told.at(-1)], [0, 1200])
  assert.ok(here > 0 && here < 1200, `expected both threads to render, this one rendered ${here}`)
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'
import { composeBody } from '../../src/markdown/compose.ts'
import { plainText } from '../../src/markdown/plain.ts'
import { createRenderer } from '../../src/markdown/render.ts'
import { realFeed } from '../real-feeds.ts'
import { part, post } from './bodies.ts'

const render = createRenderer({ authorUrl: () => undefined, tagUrl: tag => `/tags/${tag}/` })

for (const name of ['2024-04', '2024-04.later', 'sample']) {
  const feed = realFeed(`${name}.md`)
  describe(`every post of ${name}.md`, { skip: feed.skip }, () => {
    const entries = () => readFeed(decodeSource(name, readFileSync(feed.path))).entries

    test('says the same when it is composed, and composed again', () => {
      for (const { body } of entries().flatMap(({ parts }) => parts)) {
        const composed = composeBody([part(body)])
        assert.equal(plainText(composed), plainText(body))
        assert.equal(composeBody([part(composed)]), composed)
      }
    })

    test('is rendered with all its parts', () => {
      for (const { parts } of entries()) {
        const { html, text } = render(post(composeBody(parts), { parts }))
        const ids = [...html.matchAll(/ id="(p2024\.04\.01\.1-\d+)"/g)].map(([, id]) => id)
        assert.deepEqual(
          ids,
          parts.slice(1).map((_, index) => `p2024.04.01.1-${index + 2}`),
        )
        const words = parts.flatMap(({ kind, author, handle, source, body }) => [
          ...(kind === 'quote' ? [`${author} @${handle}`, source ?? ''] : []),
          plainText(body),
        ])
        assert.equal(text.replace(/\s+/g, ''), words.join('').replace(/\s+/g, ''))
      }
    })
  })
}

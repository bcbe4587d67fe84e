import assert from 'node:assert/strict'
import { test } from 'node:test'
import { composeBody } from '../../src/markdown/compose.ts'
import { createRenderer } from '../../src/markdown/render.ts'
import { part, post } from './bodies.ts'

const render = createRenderer({ authorUrl: () => undefined, tagUrl: tag => `/tags/${tag}/` })

test('the links of a post are its web addresses in order, each once', () => {
  const body =
    'https://b.com/x。再看 [a](https://a.com) ，**[b](https://b.com/x)** 和 ![c](https://c.com/d.png)'
  assert.deepEqual(render(post(body)).links, ['https://b.com/x', 'https://a.com', 'https://c.com/d.png'])
})

test('a mention, a hashtag, a mailbox and code are no links', () => {
  const body = '@Ada [@Bo](https://x.com/Bo) #话题 <me@a.com> `https://a.com`'
  assert.deepEqual(render(post(body)).links, [])
})

test('the status URL and the links of a quoted post are links too', () => {
  const source = 'https://x.com/bo/status/1'
  const quote = { kind: 'quote', author: 'Bo', handle: 'bo', body: 'quoted https://b.com', source } as const
  const parts = [part('own https://a.com'), quote] as const
  const quoting = { ...post(composeBody(parts)), parts: [part(''), quote] }
  assert.deepEqual(render(quoting).links, ['https://a.com', source, 'https://b.com'])
})

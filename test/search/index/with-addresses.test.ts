import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withAddresses } from '../../../src/search/index/with-addresses.ts'

describe('withAddresses', () => {
  it('adds what a post leads to and does not show, each once', () => {
    const source = 'https://x.com/lin_mo/status/1'
    const links = ['https://arxiv.org/abs/1', source, 'https://example.org/shown', 'http://example.org/bare']
    const text = '论文\nhttps://example.org/shown example.org/bare'
    assert.equal(withAddresses({ text, links, source }), `${text}\nhttps://arxiv.org/abs/1\n${source}`)
  })

  it('leaves a text that leads nowhere as it is', () => {
    assert.equal(withAddresses({ text: '论文', links: [] }), '论文')
  })
})

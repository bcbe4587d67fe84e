import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressValue, readRequest, writeRequest } from '../../src/search/browser/search-request.ts'

describe('readRequest', () => {
  it('reads what writeRequest wrote', () => {
    const request = {
      query: 'C++ & 大模型 40%',
      order: 'oldest',
      filters: { author: 'op7418', month: '2024-04', tag: '提示词', kind: 'quote' },
    } as const
    assert.deepEqual(readRequest(writeRequest(request)), request)
  })

  it('names nothing that was not chosen, and takes no order that there is not', () => {
    assert.equal(writeRequest(readRequest('?q=&sort=best&other=1')), '')
  })
})

describe('addressValue', () => {
  it('knows an author by the handle', () => {
    assert.equal(addressValue('author', 'mail@home 🦙 @GZhan57'), 'gzhan57')
    assert.equal(addressValue('tag', 'a@b'), 'a@b')
  })
})

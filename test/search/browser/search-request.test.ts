import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRequest, writeRequest } from '../../../src/search/browser/search-request.ts'

describe('readRequest', () => {
  it('reads what writeRequest wrote', () => {
    const request = {
      query: 'C++ & 大模型 40%',
      order: 'oldest',
      filters: { author: 'op7418', tag: '提示词', month: '2024-04', lang: 'zh', has: 'quote' },
    } as const
    assert.deepEqual(readRequest(writeRequest(request)), request)
  })

  it('names nothing that was not chosen, and takes no order that there is not', () => {
    assert.equal(writeRequest(readRequest('?q=&sort=best&other=1')), '')
  })
})

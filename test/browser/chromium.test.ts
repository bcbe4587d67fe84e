import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findChromium } from '../../scripts/chromium.ts'

describe('findChromium', () => {
  it('takes the program that CHROMIUM_PATH names', async () => {
    assert.equal(await findChromium({ CHROMIUM_PATH: process.execPath }), process.execPath)
  })

  it('says so where CHROMIUM_PATH names none', async () => {
    await assert.rejects(findChromium({ CHROMIUM_PATH: '/nowhere/chromium' }), {
      message: 'CHROMIUM_PATH names /nowhere/chromium, which is no program that can be run',
    })
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLateFields } from '../../src/build/late-fields.ts'

interface Content {
  readonly body: string
}

test('a late field is read from the source when it is asked for, and when the object is spread', () => {
  const withBody = createLateFields<Content>(['body'])
  const asked: string[] = []
  const source = (name: string): Content => ({
    get body() {
      asked.push(name)
      return `body of ${name}`
    },
  })
  const [one, other] = ['one', 'other'].map(title => withBody({ title }, source(title)))
  assert.deepEqual([one?.title, other?.title, asked], ['one', 'other', []])
  assert.deepEqual([other?.body, asked], ['body of other', ['other']])
  assert.deepEqual({ ...one }, { title: 'one', body: 'body of one' })
  assert.equal(JSON.stringify(one), '{"title":"one","body":"body of one"}')
})

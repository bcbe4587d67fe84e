import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { cutIntoBatches, shareWork } from '../src/share-work.ts'

const items = Array.from({ length: 205 }, (_, item) => item)
const batches = cutIntoBatches(items, 20)

test('every value is made once, here or there, or recalled, and comes in the place of its item', async () => {
  const here: number[] = []
  const there: number[] = []
  const values: (readonly string[])[] = []
  await shareWork(
    batches,
    {
      recall: item => (item % 3 === 0 ? `known ${item}` : undefined),
      make: item => {
        here.push(item)
        return item
      },
      send: async sent => {
        there.push(...sent)
        await setTimeout(1)
        return sent
      },
      keep: (item, made) => `${item} ${made}`,
    },
    (own, batch) => {
      values[batch] = own
    },
  )
  assert.deepEqual(
    values.flat(),
    items.map(item => (item % 3 === 0 ? `known ${item}` : `${item} ${item}`)),
  )
  assert.deepEqual(
    [...here, ...there].sort((one, other) => one - other),
    items.filter(item => item % 3 !== 0),
  )
  assert.ok(
    here.includes(1) && there.includes(items.at(-1) ?? 0) === false,
    'five items are not worth sending',
  )
  assert.ok(there.includes(199))
})

test('what is known from before is not sent', async () => {
  const send = () => assert.fail('nothing is to be sent')
  let count = 0
  await shareWork(batches, { recall: item => item, make: item => item, send, keep: item => item }, own => {
    count += own.length
  })
  assert.equal(count, items.length)
})

test('a failure is thrown once nothing is under way, and nothing more is begun', async () => {
  const ended: string[] = []
  let sent = 0
  const work = shareWork(
    batches,
    {
      recall: () => undefined,
      make: item => {
        if (item === 40) throw new Error('no 40')
        return item
      },
      send: async items => {
        sent++
        await setTimeout(50)
        ended.push('there')
        return items
      },
      keep: item => item,
    },
    () => {},
  )
  await assert.rejects(work, /no 40/)
  assert.deepEqual({ sent, ended }, { sent: 2, ended: ['there', 'there'] })
})

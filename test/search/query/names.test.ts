import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  completeOperator,
  findOpenOperator,
  offerValues,
} from '../../../src/search/query/complete-operator.ts'
import { nearestNames } from '../../../src/search/query/nearest-names.ts'
import { typingPause } from '../../../src/search/query/typing.ts'

describe('findOpenOperator', () => {
  const open = (text: string) => findOpenOperator(text.replace('|', ''), text.indexOf('|'))

  it('finds the operator whose value is being typed', () => {
    assert.deepEqual(open('模型 from:op|'), { name: 'from', typed: 'op', start: 3, end: 10 })
    assert.deepEqual(open('TAG：#提| 模型'), { name: 'tag', typed: '提', start: 0, end: 6 })
    assert.deepEqual(open('from:|'), { name: 'from', typed: '', start: 0, end: 5 })
  })

  it('finds none in a word, before a word, or where none can be completed', () => {
    assert.deepEqual(['xfrom:a|', 'from:a|b', 'since:2024|', 'from:a |'].map(open), Array(4).fill(undefined))
  })

  it('takes a value, and a space for the next word', () => {
    const operator = open('模型 from:@op| 好')
    assert.ok(operator)
    assert.equal(completeOperator('模型 from:@op 好', operator, 'op7418'), '模型 from:op7418 好')
  })
})

describe('offerValues', () => {
  it('offers beginnings first, then what holds it, those with most posts first, in either script', () => {
    const value = (value: string, label: string, count: number) => ({ value, label, count })
    const values = [
      value('ann', 'Ann @ann', 1),
      value('anders', '归藏 @anders', 7),
      value('joanna', 'Joanna @joanna', 9),
      value('bob', 'Bob @bob', 3),
    ]
    const offered = (typed: string) => offerValues(typed, values).map(each => each.value)
    assert.deepEqual(offered('an'), ['anders', 'ann', 'joanna'])
    assert.deepEqual(offered('歸藏'), ['anders'])
    assert.deepEqual(offered(''), ['joanna', 'anders', 'bob', 'ann'])
  })
})

describe('nearestNames', () => {
  const nearest = (typed: string): readonly string[] =>
    nearestNames(typed, ['op7418', 'dotey', 'Yangyixxxx', '提示词'], name => [name], 2)

  it('forgives a slip', () => {
    assert.deepEqual(nearest('op7148'), ['op7418'])
    assert.deepEqual(nearest('dotye'), ['dotey'])
    assert.deepEqual(nearest('提示詞'), ['提示词'])
  })

  it('finds nothing near what is far', () => {
    assert.deepEqual([nearest('xyzzy'), nearest('')], [[], []])
  })
})

describe('typingPause', () => {
  it('waits longer after one or two letters than from the third, or the first Han character', () => {
    const [short, long] = [typingPause('GPT'), typingPause('GP')]
    assert.ok(short < long)
    assert.deepEqual(['模', 'from:a', '', 'ab '].map(typingPause), [short, short, short, long])
  })
})

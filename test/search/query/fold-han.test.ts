import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import table from 'opencc-js/dict/TSCharacters'
import { indexText } from '../../../src/search/index/index-text.ts'
import { foldHan, foldName, hasTraditionalForm } from '../../../src/search/query/fold-han.ts'
import { findMatches } from '../../../src/search/query/match.ts'
import { parseQuery } from '../../../src/search/query/query.ts'
import { otherScripts } from '../../../src/search/query/term-forms.ts'

/** The table's rows as a map, but for characters that have no other form. */
const usual = new Map(
  table.split('|').flatMap(row => {
    const [traditional = '', simplified = ''] = row.split(' ')
    return traditional === simplified ? [] : [[traditional, simplified]]
  }),
)

describe('foldHan', () => {
  it('folds Traditional characters, several to one where that is how they are simplified', () => {
    const folded = Array.from('發髮後開里裏裡藏ABC', foldHan).join('')
    assert.equal(folded, '发发后开里里里藏ABC')
  })

  it('follows the table to the end, for every row', () => {
    const follow = (char: string): string => {
      const next = usual.get(char)
      return next === undefined ? char : follow(next)
    }
    assert.ok(usual.size > 3000)
    const wrong = [...usual.keys(), ...usual.values()].filter(char => foldHan(char) !== follow(char))
    assert.deepEqual(wrong, [])
  })

  it('leaves every character that the table does not name', () => {
    for (let code = 0; code < 0x3_0000; code++) {
      const char = String.fromCodePoint(code)
      if (!usual.has(char)) assert.equal(foldHan(char), char)
    }
  })
})

describe('hasTraditionalForm', () => {
  it('is so for what some row leads to, and for nothing else', () => {
    const folded = new Set([...usual.keys()].map(foldHan))
    const others = Array.from({ length: 0x5200 }, (_, at) => String.fromCharCode(0x4e00 + at)).map(foldHan)
    for (const char of [...folded, ...others, 'a', '，', 'gpt'])
      assert.equal(hasTraditionalForm(char), folded.has(char), char)
  })
})

describe('foldName', () => {
  it('folds width, case and script', () => {
    assert.equal(foldName('ＯＰ７４１８ 歸藏'), 'op7418 归藏')
  })
})

describe('otherScripts', () => {
  /** Whether the record of a text holds a query: as typed, or in another form. */
  const finds = (text: string, query: string): 'as typed' | 'in the other script' | 'not' => {
    const words = indexText(text)
    const holds = (keys: readonly string[]): boolean => ` ${words} `.includes(` ${keys.join(' ')} `)
    const [term] = parseQuery(query).terms
    assert.ok(term)
    if (holds(term.keys)) return 'as typed'
    return otherScripts(term).some(({ keys }) => holds(keys)) ? 'in the other script' : 'not'
  }
  const cases: readonly [text: string, query: string, found: ReturnType<typeof finds>][] = [
    ['社区的发展', '发展', 'as typed'],
    ['社區的發展', '發展', 'as typed'],
    ['社區的發展', '发展', 'in the other script'],
    ['社区的发展', '發展', 'in the other script'],
    ['社區的發展', '社区的發展', 'in the other script'],
    ['發\n展', '发展', 'not'],
    ['GPT-4 發展', '"GPT-4 发展"', 'in the other script'],
    ['大模型', '模型大', 'not'],
  ]
  for (const [text, query, found] of cases) {
    it(`finds ${query} ${found} in ${JSON.stringify(text)}`, () => assert.equal(finds(text, query), found))
  }

  it('has no other form for what is written one way only', () => {
    assert.deepEqual(otherScripts({ keys: ['大'] }), [])
    assert.deepEqual(otherScripts({ keys: ['gpt'] }), [])
  })
})

describe('a text with Traditional characters', () => {
  it('is marked where the other script finds it', () => {
    const matches = findMatches('社區的發展', parseQuery('发展').terms, foldHan)
    assert.deepEqual(matches, [{ phrase: 0, start: 3, end: 5 }])
  })
})

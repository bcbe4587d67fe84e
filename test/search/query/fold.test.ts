import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import table from 'opencc-js/dict/TSCharacters'
import { foldHan, foldKey, foldName } from '../../../src/search/query/fold.ts'
import { findMatches, foldPhrase } from '../../../src/search/query/match.ts'
import { parseQuery } from '../../../src/search/query/query.ts'
import { BREAK_KEY, textOfKey, tokenize } from '../../../src/search/query/tokens.ts'

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

describe('foldKey', () => {
  const fold = (text: string): string =>
    tokenize(text)
      .map(({ key }) => textOfKey(foldKey(key)))
      .join('')

  for (const [what, text, folded] of [
    ['Traditional characters', '社區的發展', '社区的发展'],
    ['letters with diacritics', 'François told Jürgen in the café', 'francoistoldjurgeninthecafe'],
    ['letters with a stroke or in one', 'Łódź Søren Straße œuvre', 'lodzsorenstrasseoeuvre'],
    ['Greek and Cyrillic letters', 'Ωμέγα ещё', 'ωμεγαеще'],
    ['hyphens', 'GPT\u20105 GPT\u20115 GPT\u20125 GPT\u20135 GPT-5', 'gpt-5gpt-5gpt-5gpt-5gpt-5'],
    ['apostrophes', "it’s it‘s it's", "it'sit'sit's"],
  ] as const) {
    it(`folds ${what}`, () => assert.equal(fold(text), folded))
  }

  it('leaves what is spelled one way only: kana, hangul, a dash, a line break', () => {
    for (const text of ['ガイド', '한국', '一—二', 'ไทย', 'हिन्दी', 'C++', '🦙'])
      assert.equal(
        fold(text),
        tokenize(text)
          .map(({ key }) => textOfKey(key))
          .join(''),
        text,
      )
    assert.equal(foldKey(BREAK_KEY), BREAK_KEY)
  })
})

describe('foldName', () => {
  it('folds width, case, script and diacritics', () => {
    assert.equal(foldName('ＯＰ７４１８ 歸藏 José'), 'op7418 归藏 jose')
  })
})

describe('foldPhrase', () => {
  /** Whether a text holds a query: as typed, or in another spelling. */
  const finds = (text: string, query: string): 'as typed' | 'in another spelling' | 'not' => {
    const [term] = parseQuery(query).terms
    assert.ok(term)
    if (findMatches(text, [term]).length > 0) return 'as typed'
    return findMatches(text, [foldPhrase(term)]).length > 0 ? 'in another spelling' : 'not'
  }
  const cases: readonly [text: string, query: string, found: ReturnType<typeof finds>][] = [
    ['社区的发展', '发展', 'as typed'],
    ['社區的發展', '發展', 'as typed'],
    ['社區的發展', '发展', 'in another spelling'],
    ['社区的发展', '發展', 'in another spelling'],
    ['社區的發展', '社区的發展', 'in another spelling'],
    ['發\n展', '发展', 'not'],
    ['GPT-4 發展', '"GPT-4 发展"', 'in another spelling'],
    ['大模型', '"模型大"', 'not'],
    ['GPT\u20115 is out', 'GPT-5', 'in another spelling'],
    ['GPT-5 is out', 'GPT\u20115', 'in another spelling'],
    ['It’s faster', "it's", 'in another spelling'],
    ["It's faster", 'it’s', 'in another spelling'],
    ['in the café', 'cafe', 'in another spelling'],
    ['in the cafe', 'café', 'in another spelling'],
    ['François', 'François', 'as typed'],
    ['cafeteria', 'café', 'not'],
  ]
  for (const [text, query, found] of cases) {
    it(`finds ${query} ${found} in ${JSON.stringify(text)}`, () => assert.equal(finds(text, query), found))
  }
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANY_KEY } from '../../../src/search/query/match.ts'
import { countSlips, hanPatterns, nearestWords, wordForms } from '../../../src/search/query/nearest-words.ts'

describe('nearestWords', () => {
  const words = [
    ['Anthropic', 9],
    ['Gemini', 12],
    ['Gemma', 2],
    ['Llama', 30],
    ['lemma', 1],
    ['GPT', 40],
    ['Grok', 3],
    ['agent', 4],
    ['anthology', 1],
  ] as const
  for (const [typed, ...nearest] of [
    ['Anthorpic', 'Anthropic'],
    ['anthropc', 'Anthropic'],
    ['gemni', 'Gemini', 'Gemma'],
    ['lamma', 'Llama', 'lemma', 'Gemma'],
    ['gtp', 'GPT'],
    ['gork', 'Grok'],
    ['agents', 'agent'],
    ['ai'],
    ['xyzzy'],
    ['Grok'],
  ] as const) {
    it(`finds ${nearest.join(', ') || 'none'} near to ${typed}`, () =>
      assert.deepEqual(nearestWords(typed, words, 3), nearest))
  }
})

describe('countSlips', () => {
  for (const [from, to, slips] of [
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'xabc', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ] as const) {
    it(`counts ${slips} from '${from}' to '${to}'`, () => {
      assert.equal(countSlips(from, to), slips)
      assert.equal(countSlips(to, from), slips)
    })
  }
})

describe('wordForms', () => {
  for (const [word, ...forms] of [
    ['agents', 'agent'],
    ['agent', 'agents', 'agentes'],
    ['companies', 'companie', 'compani', 'company'],
    ['company', 'companies', 'companys', 'companyes'],
    ['boxes', 'boxe', 'box'],
    ['search', 'searchs', 'searches'],
    ['gpt4'],
    ['ai'],
  ] as const) {
    it(`writes ${word} as ${forms.join(' and ') || 'itself alone'}`, () =>
      assert.deepEqual(wordForms(word), forms))
  }
})

describe('hanPatterns', () => {
  const write = (text: string): readonly string[] =>
    hanPatterns(Array.from(text)).map(keys => keys.map(key => (key === ANY_KEY ? '?' : key)).join(''))

  it('changes, adds and drops one character', () => {
    assert.deepEqual(write('通一千问'), [
      ...['?一千问', '通?千问', '通一?问', '通一千?'],
      ...['通?一千问', '通一?千问', '通一千?问'],
      ...['一千问', '通千问', '通一问', '通一千'],
    ])
  })

  it('drops none of three, and leaves what is too short or a sentence', () => {
    assert.deepEqual(write('大模形'), ['?模形', '大?形', '大模?', '大?模形', '大模?形'])
    assert.deepEqual([write('大模'), write('一二三四五六七八九')], [[], []])
  })
})

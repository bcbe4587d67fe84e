import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { excerptOf, markText, type Segment } from '../../../src/search/query/excerpt.ts'
import { findMatches } from '../../../src/search/query/match.ts'
import { parseQuery } from '../../../src/search/query/query.ts'

function shown(segments: readonly Segment[]): string {
  return segments.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')
}

function marked(text: string, query: string): string {
  return shown(markText(text, parseQuery(query).terms))
}

describe('findMatches', () => {
  const holds = (text: string, query: string): boolean =>
    findMatches(text, parseQuery(query).terms).length > 0
  const cases: readonly [text: string, query: string, isHeld: boolean][] = [
    ['国内几家大模型都可以', '大模型', true],
    ['大型模型', '大模型', false],
    ['大，模型', '大模型', false],
    ['大 模型', '大模型', false],
    ['大\n模型', '大模型', false],
    ['用 gpt-4 的话', 'GPT-4', true],
    ['用ＧＰＴ－４的话', 'GPT-4', true],
    ['GPT-4-turbo', 'GPT-4', true],
    ['GPT-4V', 'GPT-4', false],
    ['GPT 4', 'GPT-4', false],
    ['llm. C', 'llm.c', false],
    ['@op7418_x', 'op7418', false],
    ['（@op7418）', 'op7418', true],
  ]
  for (const [text, query, isHeld] of cases) {
    it(`${isHeld ? 'finds' : 'does not find'} ${query} in ${JSON.stringify(text)}`, () => {
      assert.equal(holds(text, query), isHeld)
    })
  }
})

describe('markText', () => {
  it('marks whole phrases, one mark each', () => {
    assert.equal(marked('大模型和大的模型，大模型大模型', '大模型'), '[大模型]和大的模型，[大模型][大模型]')
  })

  it('marks terms that touch each on its own, and terms that overlap once', () => {
    assert.equal(marked('GPT-4模型', 'gpt-4模型'), '[GPT-4][模型]')
    assert.equal(marked('大语言模型', '大语言 语言模型'), '[大语言模型]')
  })

  it('marks a word by its beginning where the phrase is one', () => {
    assert.equal(shown(markText('a Transformer', [{ keys: ['transf'], isPrefix: true }])), 'a [Transformer]')
  })
})

describe('excerptOf', () => {
  const { terms } = parseQuery('马斯克')

  it('shows a short text whole, on one line', () => {
    assert.equal(shown(excerptOf('马斯克\n来了', terms)), '[马斯克] 来了')
  })

  it('shows the words in their context and where it was cut', () => {
    const text = `${'前'.repeat(200)}马斯克${'后'.repeat(200)}`
    assert.equal(shown(excerptOf(text, terms)), `…${'前'.repeat(24)}[马斯克]${'后'.repeat(93)}…`)
  })

  it('cuts between words', () => {
    const text = `${'word '.repeat(40)}马斯克 ${'longer '.repeat(60)}`
    assert.match(shown(excerptOf(text, terms)), /^…word (?:word )+\[马斯克\] longer(?: longer)*…$/)
  })

  it('begins with a whole name', () => {
    const filler = '前'.repeat(200)
    const name = 'Qwen1.5-110B'
    for (const length of [14, 15, 16, 17, 18, 19]) {
      const text = `${filler}${name} ${'中'.repeat(length)}马斯克`
      assert.match(shown(excerptOf(text, terms)), /^…(?:前*Qwen1\.5-110B )?中+\[马斯克\]$/)
    }
  })

  it('begins with a word, and not with what stands before it', () => {
    const text = `${'前'.repeat(200)}. ${'word '.repeat(4)}马斯克`
    assert.match(shown(excerptOf(text, terms)), /^…(?:前+\. )?word word word word \[马斯克\]$/)
    const lines = `${'longer '.repeat(40)}\n${'word '.repeat(9)}马斯克`
    assert.match(shown(excerptOf(lines, terms)), /^…(?:word )+\[马斯克\]$/)
  })

  it('begins inside an address where that is longer than what may stand before a match', () => {
    const text = `${'前'.repeat(200)} https://example.org/${'a-'.repeat(60)}the-end ${'后'.repeat(200)}`
    assert.match(shown(excerptOf(text, parseQuery('the').terms)), /^…(?:a-)+\[the\]-end 后+…$/)
  })

  it('shows a match whole that is longer than an excerpt', () => {
    const address = `https://example.org/${'a-'.repeat(110)}end`
    const text = `${'前'.repeat(200)}${address}。${'后'.repeat(200)}`
    assert.equal(shown(excerptOf(text, parseQuery(address).terms)), `…${'前'.repeat(24)}[${address}]…`)
  })

  it('shows the stretch that holds most of the terms', () => {
    const text = `马斯克${'。'.repeat(300)}马斯克谈 OpenAI`
    const segments = excerptOf(text, parseQuery('OpenAI 马斯克').terms)
    assert.equal(shown(segments), `…${'。'.repeat(24)}[马斯克]谈 [OpenAI]`)
  })

  it('shows every term, in a window each where they are apart', () => {
    const text = `马斯克说${'。'.repeat(300)}发布了 Grok${'，'.repeat(300)}和 OpenAI 竞争`
    const show = (query: string): string => shown(excerptOf(text, parseQuery(query).terms))
    assert.match(show('马斯克 Grok'), /^\[马斯克\]说。+….+发布了 \[Grok\]，+…$/)
    assert.match(show('Grok OpenAI 马斯克'), /^\[马斯克\]说.+….+\[Grok\].+….+\[OpenAI\] 竞争$/)
    assert.match(show('竞争 OpenAI'), /^…，+和 \[OpenAI\] \[竞争\]$/)
  })

  it('shows nothing but the text, in its order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 500 }),
        fc.string({ maxLength: 5 }),
        (text, query) => {
          const whole = excerptOf(text, parseQuery(query).terms)
            .map(segment => segment.text)
            .join('')
          const core = whole.replace(/^…|…$/g, '')
          assert.ok(text.replace(/\n/g, ' ').includes(core) || text.includes('…'))
        },
      ),
    )
  })
})

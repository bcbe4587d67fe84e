import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { composeBody } from '../../src/markdown/compose.ts'
import { plainText } from '../../src/markdown/plain.ts'
import { createRenderer } from '../../src/markdown/render.ts'
import type { Part } from '../../src/model.ts'
import { body, part, post } from './bodies.ts'

const render = createRenderer({
  authorUrl: handle => (handle === 'chipro' ? '/authors/chipro/' : undefined),
  tagUrl: tag => `/tags/${encodeURIComponent(tag)}/`,
})

const ELEMENTS =
  /^(?:p|br|hr|h[2-6]|blockquote|ol|ul|li|pre|code|strong|em|del|a|table|thead|tbody|tr|th|td|section|figure|figcaption|span|div|data)$/
const ATTRIBUTES: Record<string, RegExp> = {
  href: /^(?:https?:\/\/|mailto:|\/authors\/|\/tags\/)/i,
  rel: /^noopener nofollow ugc$/,
  title: /^/,
  class: /^(?:u-url|remote-media|language-\S+|e-content|h-cite|thread|p-author h-card|p-name)$/,
  id: /^p2024\.04\.01\.1-\d+$/,
  value: /^(?:\d+|#p2024\.04\.01\.1-\d+)$/,
  start: /^\d+$/,
  align: /^(?:left|right|center)$/,
  lang: /^(?:zh|ja|ko|en)$/,
}

const quoted = fc
  .tuple(body, fc.constantFrom('G_Z', '歸藏(guizang.ai)', '**', '@x', ''))
  .map(([value, author]): Part => part(value, { kind: 'quote', author, handle: 'g_z' }))
const thread = body.map(value => part(value, { kind: 'thread' }))
const parts = fc
  .tuple(body, fc.array(fc.oneof(quoted, thread), { maxLength: 3 }))
  .map(([own, others]): [Part, ...Part[]] => [part(own), ...others])

describe('for any body', () => {
  test('no element or attribute outside the allow-list comes out', () => {
    fc.assert(
      fc.property(parts, written => {
        const { html } = render(post(composeBody(written), { parts: written }))
        for (const element of elementsOf(parseFragment(html))) {
          assert.match(element.tagName, ELEMENTS)
          for (const { name, value } of element.attrs) assert.match(value, ATTRIBUTES[name] ?? /^(?!)/, name)
        }
      }),
    )
  })

  test('the text is what the HTML shows', () => {
    fc.assert(
      fc.property(parts, written => {
        const { html, text } = render(post(composeBody(written), { parts: written }))
        assert.equal(withoutSpace(text), withoutSpace(textOf(parseFragment(html))))
      }),
    )
  })

  test('no visible character is lost', () => {
    fc.assert(
      fc.property(body, value => {
        const text = plainText(value)
        // What cannot be syntax anywhere: letters outside a link's target, a fence's info and a character reference.
        const words = value
          .replace(/\]\(.*?\)/g, '](')
          .replace(/&\w+;|&#\d+;|(?:`{3,}|~{3,})[ \t]*[\w+#.\\-]*|<\/?https?:|https?:\/\//g, ' ')
          .match(/[\p{L}\p{N}]+/gu)
        let place = 0
        for (const word of words ?? []) {
          if (/^\d+$/.test(word)) continue
          const found = text.indexOf(word, place)
          assert.ok(found >= 0, `expected ${word} in ${JSON.stringify(text)}`)
          place = found + word.length
        }
      }),
    )
  })

  test('composing changes neither the words nor, twice, a byte', () => {
    fc.assert(
      fc.property(body, value => {
        const composed = composeBody([part(value)])
        assert.equal(
          plainText(composed).replace(/\s+/g, ' ').trim(),
          plainText(value).replace(/\s+/g, ' ').trim(),
        )
        assert.equal(composeBody([part(composed)]), composed)
      }),
    )
  })

  test('every part is found again', () => {
    fc.assert(
      fc.property(parts, written => {
        const { html } = render(post(composeBody(written), { parts: written }))
        const ids = elementsOf(parseFragment(html)).flatMap(({ attrs }) =>
          attrs.filter(({ name }) => name === 'id'),
        )
        assert.deepEqual(
          ids.map(({ value }) => value),
          written.slice(1).map((_, index) => `p2024.04.01.1-${index + 2}`),
        )
      }),
    )
  })
})

function elementsOf(node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : []
  return 'tagName' in node ? [node, ...children] : children
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}

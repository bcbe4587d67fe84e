import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { element, formatDocument, markup } from '../../src/output/xml.ts'

/** Texts of any characters, and often of those that mean something in XML or that it cannot hold. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('&', '<', '>', ']]>', '"', "'", ' ', '\n', '\u0000', '\u001f', '\ufffe', '\ud800', '字'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
})

test('an element is written as xast-util-to-xml writes it, but for what XML cannot hold', () => {
  fc.assert(
    fc.property(text, text, text, (value, first, second) => {
      const written = toXml(x('a', { value }, x('b', first), second), { closeEmptyElements: true })
      const legal = written.replaceAll(']]>', ']]&gt;').replace(/[\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
      assert.equal(element('a', { value }, element('b', {}, first), second).xml, legal)
    }),
  )
})

test('a document is well-formed whatever its texts, and markup stays markup', () => {
  fc.assert(
    fc.property(text, value => {
      const document = formatDocument(element('a', { value }, markup('<b>&amp;]]></b>'), value))
      const [root] = fromXml(document).children.filter((child): child is Element => child.type === 'element')
      assert.deepEqual(
        root?.children
          .slice(0, 1)
          .map(child => child.type === 'element' && [child.name, child.children.length]),
        [['b', 1]],
      )
    }),
  )
})

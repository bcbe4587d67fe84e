import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { toXast } from 'hast-util-to-xast'
import { fromXml } from 'xast-util-from-xml'
import { toXml } from 'xast-util-to-xml'
import { type Child, x } from 'xastscript'
import { defaultConfig } from '../../src/config.ts'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'
import { composeBody } from '../../src/markdown/compose.ts'
import { createRenderer } from '../../src/markdown/render.ts'
import { portableMarkup } from '../../src/output/feeds/portable-markup.ts'
import { element, markup } from '../../src/output/xml.ts'
import { post } from '../markdown/bodies.ts'
import { hostileArchive } from '../pages/hostile-archive.ts'
import { sampleArchive } from '../pages/sample-archive.ts'
import { realFeed } from '../real-feeds.ts'

const address = 'https://news.example/archive/2024/04/09/1/'

test('addresses are absolute, names of the page are gone, and what is empty is closed', () => {
  assert.equal(
    portableMarkup(
      '<p>a<br>b &#x26; c <a href="/tags/%E5%A4%A7/?a=1&#x26;b" title="1 < &#x22;2&#x22; > 0" class="u-url">大</a></p><hr><section class="thread" id="p-2"><data class="u-url" value="#p-2"></data><code class="language-js">]]></code></section>',
      address,
    ),
    '<p>a<br />b &#x26; c <a href="https://news.example/tags/%E5%A4%A7/?a=1&amp;b" title="1 &lt; &quot;2&quot; &gt; 0">大</a></p><hr /><section><code>]]></code></section>',
  )
})

const render = createRenderer({ authorUrl: handle => `/authors/${handle}/`, tagUrl: tag => `/tags/${tag}/` })

function bodiesOf(name: string): readonly string[] {
  const { entries } = readFeed(decodeSource(name, readFileSync(realFeed(`${name}.md`).path)))
  return entries.map(({ parts }) => render(post(composeBody(parts), { parts })).html)
}

const markedUp = [
  '| a | b |\n| :-: | - |\n| | ]]> |',
  '3. three\n4. four\n\n> quoted\n>\n> > twice',
  '[a](https://x.com/?q="<1>"&b=\'c\' "t < \\" > & `")',
  '[b](mailto:a"b<c>@x.com) [c](http://[bad) [d](//elsewhere.example/ö) [e](../up#x)',
  '```js\nif (a < b && c > "d") {}\n```\n\n`` ` `` ~~gone~~ **strong** *em*',
]

const sources: readonly {
  readonly name: string
  readonly skip?: string | false
  readonly bodies: () => readonly string[]
}[] = [
  { name: 'the archive of the tests', bodies: () => sampleArchive().posts.map(({ html }) => html) },
  { name: 'hostile posts', bodies: () => hostileArchive(defaultConfig).posts.map(({ html }) => html) },
  { name: 'every construct', bodies: () => markedUp.map(body => render(post(body)).html) },
  ...['sample', '2024-04', '2024-04.later'].map(name => ({
    name: `${name}.md`,
    skip: realFeed(`${name}.md`).skip,
    bodies: () => bodiesOf(name),
  })),
]

for (const { name, skip = false, bodies } of sources) {
  describe(`markup of ${name} for feeds`, { skip }, () => {
    test('is as HTML what parsing, resolving and writing the body gives', () => {
      for (const body of bodies())
        assert.equal(toHtml(fragment(portableMarkup(body, address))), toHtml(parsed(body)))
    })

    test('is as XML what parsing, resolving and writing the body gives', () => {
      for (const body of bodies()) {
        const div = `<div xmlns="http://www.w3.org/1999/xhtml">${portableMarkup(body, address)}</div>`
        const tree: Root = {
          type: 'root',
          children: [
            { type: 'element', tagName: 'div', properties: {}, children: parsed(body).children as Element[] },
          ],
        }
        assert.deepEqual(
          fromXml(element('content', {}, markup(div)).xml).children.map(withoutPositions),
          fromXml(markup(toXml(x('content', {}, toXast(tree) as Child))).xml).children.map(withoutPositions),
        )
      }
    })
  })
}

function fragment(html: string): Root {
  return fromHtml(html, { fragment: true })
}

/** The same by way of a parser: slow, and right by construction. */
function parsed(body: string): Root {
  const root = fragment(body.replace(/(?![\t\n\r\x7f-\x9f])\p{Cc}|&#x[01]?[\da-f];/giu, ''))
  resolveChildren(root)
  return root
}

function resolveChildren(parent: Root | Element): void {
  parent.children = parent.children.filter(child => child.type !== 'element' || child.tagName !== 'data')
  for (const child of parent.children as Nodes[]) {
    if (child.type !== 'element') continue
    const { id, className, ...properties } = child.properties
    for (const name of ['href', 'src', 'cite']) {
      const value = properties[name]
      if (typeof value === 'string' && URL.canParse(value, address))
        properties[name] = new URL(value, address).href
    }
    child.properties = properties
    resolveChildren(child)
  }
}

function withoutPositions(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value)))
}

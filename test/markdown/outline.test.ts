import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lowerHeadings } from '../../src/markdown/outline.ts'
import { createRenderer } from '../../src/markdown/render.ts'
import { post } from './bodies.ts'

const { html } = createRenderer({ authorUrl: () => undefined, tagUrl: () => '/' })(
  post('# a\n\n## b\n\n### c\n\n<h2> [d](https://a.com "<h2>")'),
)

test('the headings of a body go down, to the sixth level at most; what it says of tags stays', () => {
  const words = '<p>&#x3C;h2> <a href="https://a.com" title="<h2>" rel="noopener nofollow ugc">d</a></p>'
  assert.deepEqual(
    [0, 1, 3].map(levels => lowerHeadings(html, levels)),
    [
      `<h2>a</h2>\n<h3>b</h3>\n<h4>c</h4>\n${words}`,
      `<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n${words}`,
      `<h5>a</h5>\n<h6>b</h6>\n<h6>c</h6>\n${words}`,
    ],
  )
})

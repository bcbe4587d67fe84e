import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'
import { collectMedia } from '../../src/media/collect-media.ts'
import { noMedia } from '../../src/media/media-folder.ts'
import { realCase } from '../real-feeds.ts'

/*
 * Inputs that failed once, by file: the numbers and authors that are read (quotes behind a `+`), then the problems, a
 * line, a rule and the mended lines each. The same slips in words of our own are in the other tests of this folder.
 */

const three = '45 liuqing_ml, 46 marlow_f, 47 tove__lind'
const without46 = '45 liuqing_ml, 47 tove__lind'

const cases: Record<string, [read: string, ...problems: string[]]> = {
  '06-near-headers.md': [
    '1 wren_hill',
    ...['9 header-malformed ### 02', '17 header-malformed ### 03', '25 header-malformed ### 04'],
    '33 header-malformed ### 05⏎⏎2024-04-03⏎⏎Nora Kim⏎@nora_kim⏎标题',
    ...['41 header-malformed ### 06', '49 header-malformed ### 07', '57 header-malformed ### 08'],
    ...['65 header-malformed ### 09', '73 header-malformed ### 10'],
  ],
  '07-one-line-header.md': ['64 wren_hill, 65 liuqing_ml, 243 liuqing_ml', '15 number-missing'],
  '08-x-page-header.md': ['1 liuqing_ml, 2 wren_hill, 3 wren_hill'],
  '09-quote-date-line.md': ['1 liuqing_ml + tove_lind, 2 liuqing_ml'],
  '10-quote-label-name-left.md': ['1 guizhou_ai + drwrenhill, 2 meng_dev + ada_moss'],
  '11-quote-twice.md': ['1 liuqing_ml + plain_tern'],
  '12-date-typo.md': [
    '16 wren_hill',
    ...['11 date-invalid 2024-06-03', '19 date-invalid 2024-06-03', '27 date-invalid 2024-06-03'],
  ],
  '13-heading-above-name.md': ['', '5 text-before-author Ada Moss⏎@ada_moss⏎TTS 资源汇总：'],
  '22-bad-date-after-gap.md': ['1 wren_hill, 4 ada_moss', '9 number-missing', '11 date-invalid 2024-06-03'],
  '23-one-line-header-after-gap.md': ['98 wren_hill, 100 liuqing_ml, 101 ada_moss', '9 number-missing'],
  'mistakes/01-h2.md': [without46, '9 header-malformed ### 46'],
  'mistakes/03-dot.md': [without46, '9 header-malformed ### 46'],
  'mistakes/04-nospace.md': [without46, '9 header-malformed ### 46'],
  'mistakes/06-hash.md': [without46, '9 header-malformed ### 46'],
  'mistakes/07-fullnum.md': [without46, '9 header-malformed ### 46'],
  'mistakes/10-indent.md': [without46, '9 header-malformed ### 46'],
  'mistakes/14-title.md': [without46, '9 header-malformed ### 46⏎⏎2024-04-09⏎⏎M_F⏎@marlow_f⏎RAG benchmark'],
  'mistakes/24-date-label.md': [without46, '11 date-invalid 2024-04-09'],
  'mistakes/29-date-typoyear.md': [without46, '11 date-implausible 2024-04-09'],
  'mistakes/30-date-0024.md': [without46, '11 date-implausible 2024-04-09'],
  'mistakes/34-date-yesterday.md': [without46, '11 date-invalid'],
  'mistakes/35-date-xtime.md': [three],
  'mistakes/36-swap.md': [without46, '9 header-malformed ### 46⏎⏎2024-04-09'],
  'mistakes/38-date-after-author.md': [three],
  'mistakes/43-handle-emoji.md': [three],
  'mistakes/51-nobody.md': [without46, '14 post-empty'],
  'mistakes/63-frontmatter.md': [three, '1 front-matter-unused'],
  'mistakes/67-utf16le.md': ['45 liuqing_ml, 46 marlow_f'],
  'mistakes/69-gbk.md': ['', '5 not-utf8'],
  'mistakes/79-html.md': [three, '15 html-pasted'],
  'mistakes/81-image-local.md': [three, '16 image-local'],
  'mistakes/96-nbsp.md': [three],
  'mistakes/B3-author-at-emoji.md': [three],
  'mistakes/B4-handle-follow.md': [three],
  'mistakes/C0-last-nomark.md': ['45 liuqing_ml', '9 header-malformed ### 46'],
  'mistakes/C3-first-h2.md': ['46 marlow_f', '1 header-malformed ### 45'],
  'mistakes/C4-noheader-renumber.md': ['45 liuqing_ml, 46 tove__lind', '9 header-missing ### 47⏎'],
  'mistakes/C5-last-2042.md': ['45 liuqing_ml', '11 date-implausible 2024-04-10'],
}

for (const [name, [read, ...problems]] of Object.entries(cases)) {
  const { path: file, skip } = realCase(name)
  test(`reads and tells the case ${name}`, { skip }, () => {
    assert.deepEqual(describeCase(file), [read, ...problems])
  })
}

const allWrong = realCase('mistakes/A7-allgood-h4.md')
test('names the nearest header where every one is wrong, and each of them', { skip: allWrong.skip }, () => {
  const [read, none, ...others] = describeCase(allWrong.path)
  assert.deepEqual([read, none], ['', '1 entry-none'])
  assert.equal(others.length, 30)
  assert.ok(others.every(problem => /^\d+ header-malformed ### \d\d$/.test(problem)))
})

function describeCase(file: string): string[] {
  const source = decodeSource(path.basename(file), readFileSync(file))
  const dump = { ...readFeed(source), name: 'case', file: source.file, text: source.text }
  const { entries, diagnostics } = collectMedia(dump, noMedia).feed
  const read = entries.map(
    ({ number, parts }) => `${number} ${parts.map(({ handle }) => handle).join(' + ')}`,
  )
  return [
    read.join(', '),
    ...diagnostics.map(({ line, rule, fix }) =>
      [line, rule, ...(fix ? [fix.text.replaceAll('\n', '⏎')] : [])].join(' '),
    ),
  ]
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatRow, replaceSection } from '../../../scripts/bench/report.ts'

test('writes figures beside what is required of them, and times as medians', () => {
  const section = formatRow(
    'real',
    {
      title: 'four posts',
      figures: [
        { name: 'time, ours / peer', value: 1.5, unit: '', required: { atMost: 1 } },
        { name: 'speed', value: 41.26, unit: 'MB/s', required: { atLeast: 20 } },
        { name: 'speed of a line', value: 7, unit: 'MB/s' },
      ],
      subjects: [
        { name: 'ours', seconds: [3, 1, 2], outputs: [], peak: { process: 'node', megabytes: 99.6 } },
        { name: 'peer', seconds: [1, 2], outputs: [] },
      ],
    },
    '2024-05-01; Node 20; two cores',
  )
  assert.equal(
    section,
    `## real

Four posts.

| figure | measured | required |  |
| --- | --- | --- | --- |
| time, ours / peer | 1.50 | at most 1.00 | **missed** |
| speed | 41.3 MB/s | at least 20.0 MB/s | met |
| speed of a line | 7.0 MB/s |  |  |

|  | median | spread | runs | largest process |
| --- | --- | --- | --- | --- |
| ours | 2.00 s | 1.00–3.00 s | 3 | node, 100 MB |
| peer | 1.50 s | 1.00–2.00 s | 2 | not known here |

2024-05-01; Node 20; two cores.
`,
  )
})

test('puts a section in the place of its former self, or at the end', () => {
  const document = '# Figures\n\nText.\n\n## real\n\nold\n\n## feed\n\nkept\n'
  assert.equal(
    replaceSection(document, '## real\n\nnew\n'),
    '# Figures\n\nText.\n\n## real\n\nnew\n\n## feed\n\nkept\n',
  )
  assert.equal(
    replaceSection('# Figures\n\nText.\n', '## real\n\nnew\n'),
    '# Figures\n\nText.\n\n## real\n\nnew\n',
  )
})

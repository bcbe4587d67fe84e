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
        { name: 'one post, ours / peer', value: 0.0561, unit: '', required: { atMost: 1 / 12 } },
        { name: 'time, ours / broken', value: Number.NaN, unit: '', required: { atMost: 0.6 } },
      ],
      subjects: [
        {
          name: 'ours',
          seconds: [3, 1, 2],
          steps: [[3], [1], [2]],
          cpu: [4, 1.5, 2.25],
          outputs: [],
          peak: { process: 'node', megabytes: 99.6 },
        },
        {
          name: 'peer',
          seconds: [1, 2],
          steps: [
            [0.25, 0.75],
            [0.5, 1.5],
          ],
          cpu: [],
          outputs: [],
        },
        {
          name: 'broken',
          seconds: [],
          steps: [],
          cpu: [],
          outputs: [],
          peak: { process: 'indexer', megabytes: 21000 },
          failure: {
            message: 'indexer --all ended with SIGKILL: out of\nmemory | no core',
            seconds: 812.4,
            steps: [9.125],
          },
        },
      ],
      tables: [{ head: ['posts', 'ours'], rows: [['4', '2.00 s']] }],
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
| one post, ours / peer | 0.056 | at most 0.083 | met |
| time, ours / broken | – | at most 0.60 | not measured |

| posts | ours |
| --- | --- |
| 4 | 2.00 s |

|  | median | spread | CPU | runs | largest process |
| --- | --- | --- | --- | --- | --- |
| ours | 2.00 s | 1.00–3.00 s | 2.25 s | 3 | node, 100 MB |
| peer | 1.50 s (0.38 + 1.13) | 1.00–2.00 s |  | 2 | not known here |
| broken | failed: 9.13 s + … | after 812 s: indexer --all ended with SIGKILL: out of memory \\| no core |  | 0 | indexer, 21000 MB |

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

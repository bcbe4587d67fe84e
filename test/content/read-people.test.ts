import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePeople } from '../../src/content/read-people.ts'
import { decodeSource } from '../../src/feed/source.ts'

const cases: readonly (readonly [line: string, people: readonly string[][], problems: readonly string[]])[] =
  [
    ['ann = ann_b, Ann_C # since 2024', [['ann', 'ann_b', 'Ann_C']], []],
    ['＠ann ＝ @ann_b，@ann_c', [['ann', 'ann_b', 'ann_c']], []],
    ['ann', [], ['1:1 person-invalid']],
    ['ann =', [], ['1:1 person-invalid']],
    ['ann = bo = cy', [], ['1:1 person-invalid']],
    ['ann = 小明', [], ['1:7 person-invalid']],
    ['ann = ann_b, a-b', [], ['1:14 person-invalid']],
    ['ann = ANN', [], ['1:7 person-duplicate']],
    [
      'ann = bo\ncy = Bo\ndee = e',
      [
        ['ann', 'bo'],
        ['dee', 'e'],
      ],
      ['2:6 person-duplicate'],
    ],
    ['\nann = bo\n\nANN = cy', [['ann', 'bo']], ['4:1 person-duplicate']],
  ]

for (const [line, people, problems] of cases) {
  test(`reads the handles of one person: ${JSON.stringify(line)}`, () => {
    const read = parsePeople(decodeSource('authors.txt', Buffer.from(line)))
    assert.deepEqual(read.people, people)
    assert.deepEqual(
      read.diagnostics.map(({ rule, line, column }) => `${line}:${column} ${rule}`),
      problems,
    )
  })
}

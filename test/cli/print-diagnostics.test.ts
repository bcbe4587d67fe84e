import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printDiagnostics } from '../../src/cli/print-diagnostics.ts'
import type { Diagnostic } from '../../src/model.ts'

const at = { file: 'feeds/2024-05.md', line: 7, column: 1 }
const found: readonly Diagnostic[] = [
  { ...at, rule: 'date-invalid', severity: 'error', message: 'Unexpected date' },
  { ...at, rule: 'date-order', severity: 'warning', message: 'Unexpected date' },
  { ...at, rule: 'footnote', severity: 'note', message: 'Unexpected footnote' },
]

test('problems of every severity are printed in columns', () => {
  assert.equal(
    printDiagnostics(found, 'text'),
    [
      'feeds/2024-05.md:7:1  error    date-invalid  Unexpected date',
      'feeds/2024-05.md:7:1  warning  date-order    Unexpected date',
      'feeds/2024-05.md:7:1  note     footnote      Unexpected footnote',
      '',
    ].join('\n'),
  )
})

test('a note is a notice among the annotations of GitHub', () => {
  const commands = printDiagnostics(found, 'github').split('\n')
  assert.deepEqual(
    commands.map(command => /^::(\w+) /.exec(command)?.[1]),
    ['error', 'warning', 'notice', undefined],
  )
})

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { rules } from '../src/feed/rules.ts'

const file = path.join(import.meta.dirname, '../README.md')
const table = /(?<=<!-- rules -->\n)[\s\S]*?(?=<!-- \/rules -->)/

test("README's table of rules is the code's (UPDATE=1 writes it)", () => {
  const rows = Object.entries(rules).map(
    ([id, { severity, meaning }]) => `| \`${id}\` | ${severity} | ${meaning} |\n`,
  )
  const expected = ['| rule | severity | what it means |\n| --- | --- | --- |\n', ...rows].join('')
  if (process.env.UPDATE === '1')
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(table, () => expected),
    )
  assert.equal(table.exec(readFileSync(file, 'utf8'))?.[0], expected)
})

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import yaml from 'js-yaml'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'
import type { Entry } from '../../src/model.ts'

/*
 * Invented months, pasted from X's page and apps in ways the real dumps do not show. Beside each feed lies what a
 * careful reader takes it to say, entry by entry; both were written by hand.
 */

const folder = path.join(import.meta.dirname, '../fixtures/feed-months')

for (const name of readdirSync(folder).filter(file => file.endsWith('.md'))) {
  const file = path.join(folder, name)
  const { entries } = readFeed(decodeSource(name, readFileSync(file)))
  const expected = readExpected(file.replace(/\.md$/, '.yaml'))

  test(`finds the entries of ${name}`, () => {
    const heads = (list: readonly ExpectedEntry[]) => list.map(({ number, date }) => `${number} ${date}`)
    assert.deepEqual(heads(entries.map(describeEntry)), heads(expected))
  })
  for (const [index, entry] of expected.entries()) {
    const first = entry.parts[0]?.head ?? ''
    test(`reads ${name}, entry ${index + 1}: ${first}`, () => {
      const actual = entries[index]
      assert.deepEqual(actual && describeEntry(actual), entry)
    })
  }
}

interface ExpectedEntry {
  readonly number: number
  readonly date: string
  readonly source?: string
  readonly parts: readonly { readonly head: string; readonly source?: string; readonly body: string }[]
}

function readExpected(file: string): ExpectedEntry[] {
  return yaml.load(readFileSync(file, 'utf8'), { schema: yaml.CORE_SCHEMA }) as ExpectedEntry[]
}

function describeEntry({ number, date, source, parts }: Entry): ExpectedEntry {
  return {
    number,
    date,
    ...(source === undefined ? {} : { source }),
    parts: parts.map(({ kind, author, handle, body, source: own }) => ({
      head: `${kind} ${author} @${handle}`,
      ...(own === undefined ? {} : { source: own }),
      body,
    })),
  }
}

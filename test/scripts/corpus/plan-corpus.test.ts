import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { type DraftEntry, makeEntries } from '../../../scripts/corpus/make-entries.ts'
import { planCorpus } from '../../../scripts/corpus/plan-corpus.ts'
import { parsePost } from '../../../src/content/front-matter.ts'
import { planImport } from '../../../src/content/plan-import.ts'
import { readFeed } from '../../../src/feed/read-feed.ts'
import { createSource, decodeSource } from '../../../src/feed/source.ts'
import { realFeed } from '../../real-feeds.ts'

const sample = realFeed('sample.md').path
const { entries: source } = readFeed(decodeSource(sample, await readFile(sample)))

const plan = (count: number, seed: number) =>
  [...planCorpus(source, { count, seed })].flatMap(({ plan }) => plan.added)

const corpus = plan(80, 1)

test('makes the same corpus of the same seed, and another of another', () => {
  assert.deepEqual(plan(80, 1), corpus)
  assert.notDeepEqual(plan(80, 2), corpus)
})

test('makes as many posts as wanted, each at a place of its own', () => {
  assert.equal(new Set(corpus.map(({ path }) => path)).size, 80)
  assert.equal(new Set(corpus.map(({ post }) => post.permalink)).size, 80)
})

test('reads every post back as it was made', () => {
  const read = corpus.map(({ text }) => parsePost(text))
  assert.deepEqual(
    read,
    corpus.map(({ post }) => ({ kind: 'post', post })),
  )
})

test('lets the vocabulary grow by the law of Heaps: four times the text, twice the words', () => {
  const words = (count: number) => {
    const text = [...makeEntries(source, { count, seed: 1 })].flatMap(({ parts }) =>
      parts.map(part => part.body),
    )
    return new Set(text.flatMap(distinctWords)).size
  }
  const growth = words(400) / words(100)
  assert.ok(growth > 1.6 && growth < 2.4, `expected about twice the words, found ${growth.toFixed(2)} times`)
})

test('plans month by month what one import of all dumps would write', () => {
  const months = [...planCorpus(source, { count: 300, seed: 1 })]
  assert.deepEqual(
    months.map(({ name }) => name),
    ['2026-02', '2026-03'],
  )
  const feeds = months.map(({ name, text }) => ({
    name,
    entries: readFeed(createSource(`${name}.md`, text)).entries,
  }))
  assert.deepEqual(
    months.flatMap(({ plan }) => plan.added),
    planImport(feeds, { stored: [], unreadable: [], diagnostics: [] }).added,
  )
})

test('spreads posts over more days, and more of them over each, the more there are', () => {
  const days = (count: number) => [...makeEntries(source, { count, seed: 1 })].map(({ date }) => date)
  const [few, many] = [days(116), days(1160)]
  assert.deepEqual([few[0], few.at(-1), new Set(few).size], ['2026-03-11', '2026-03-31', 21])
  assert.deepEqual([many[0], many.at(-1), new Set(many).size], ['2025-11-22', '2026-03-31', 130])
  assert.deepEqual(many, many.toSorted())
})

test('finds new authors and linked sites ever more rarely', () => {
  const entries = [...makeEntries(source, { count: 1200, seed: 1 })]
  const text = ({ parts }: DraftEntry) => parts.map(part => part.body).join('\n')
  const all = (pattern: RegExp) => (entry: DraftEntry) => text(entry).match(pattern) ?? []
  const uses: Readonly<Record<string, (entry: DraftEntry) => readonly string[]>> = {
    authors: ({ parts: [own] }) => [own.handle],
    sites: all(/(?<=https?:\/\/)[\w.-]+\w/g),
  }
  for (const [name, usesOf] of Object.entries(uses)) {
    const countDistinct = (posts: readonly DraftEntry[]) => new Set(posts.flatMap(usesOf)).size
    const known = countDistinct(source)
    const [half, whole] = [entries.slice(0, 600), entries].map(posts => countDistinct([...source, ...posts]))
    const [early, late] = [(half ?? 0) - known, (whole ?? 0) - (half ?? 0)]
    assert.ok(late > 0 && late < early, `expected fewer new ${name}, found ${early}, then ${late}`)
  }
})

test('gives posts sources, threads and quotes as often as they are in the dump', () => {
  const made = plan(600, 1).map(({ post }) => post)
  const real = source.filter(({ parts }) => parts.length > 1).length / source.length
  const found = made.filter(({ parts }) => parts !== undefined).length / made.length
  assert.ok(Math.abs(found - real) < 0.05, `expected ${real} of the posts to hold several, found ${found}`)
  const sources = made.flatMap(({ source }) => source ?? [])
  assert.ok(sources.length > 0)
  assert.equal(new Set(sources).size, sources.length)
})

function distinctWords(text: string): string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const words = text
    .split('\n')
    .flatMap(line => [...segmenter.segment(line)])
    .flatMap(({ isWordLike, segment }) => (isWordLike ? [segment.toLowerCase()] : []))
  return [...new Set(words)]
}

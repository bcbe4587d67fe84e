import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { makeEntries } from '../../../scripts/corpus/make-entries.ts'
import { planCorpus } from '../../../scripts/corpus/plan-corpus.ts'
import { parsePost } from '../../../src/content/front-matter.ts'
import { readFeed } from '../../../src/feed/read-feed.ts'
import { decodeSource } from '../../../src/feed/source.ts'
import { realFeed } from '../../real-feeds.ts'

const sample = realFeed('sample.md').path
const { entries: source } = readFeed(decodeSource(sample, await readFile(sample)))

const corpus = planCorpus(source, { count: 80, seed: 1 }).added

test('makes the same corpus of the same seed, and another of another', () => {
  assert.deepEqual(planCorpus(source, { count: 80, seed: 1 }).added, corpus)
  assert.notDeepEqual(planCorpus(source, { count: 80, seed: 2 }).added, corpus)
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

test('spreads posts over two years, and finds new authors ever more rarely', () => {
  const entries = [...makeEntries(source, { count: 800, seed: 1 })]
  assert.equal(entries[0]?.date, '2024-04-01')
  assert.equal(entries.at(-1)?.date, '2026-03-31')
  const authors = (from: number, to: number) => entries.slice(from, to).map(({ parts: [own] }) => own.handle)
  const early = new Set(authors(0, 400))
  const late = new Set(authors(400, 800).filter(handle => !early.has(handle)))
  const known = new Set(source.map(({ parts: [own] }) => own.handle))
  const invented = [...early].filter(handle => !known.has(handle))
  assert.ok(late.size > 0 && late.size < invented.length, `found ${invented.length}, then ${late.size}`)
})

function distinctWords(text: string): string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const words = text
    .split('\n')
    .flatMap(line => [...segmenter.segment(line)])
    .flatMap(({ isWordLike, segment }) => (isWordLike ? [segment.toLowerCase()] : []))
  return [...new Set(words)]
}

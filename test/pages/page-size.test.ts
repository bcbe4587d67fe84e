import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { dayAt, dayNumber } from '../../src/archive/day-number.ts'
import { defaultConfig } from '../../src/config.ts'
import type { RenderedPost } from '../../src/model.ts'
import { makePost } from '../archive/make-post.ts'
import { buildPages } from '../build/build-pages.ts'

/** Bytes that a page of a list may have. */
const limit = 200_000

const title = '长'.repeat(80)
const name = '名'.repeat(200)

/** A post whose every text is as long as it can be, but for the body, which is `html`. */
function writeLong(index: number, given: Partial<RenderedPost>): RenderedPost {
  return makePost({ number: index + 1, title, author: name, ...given })
}

async function findTooLarge(posts: readonly RenderedPost[]): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-size-'))
  try {
    const config = { ...defaultConfig, homeDays: 60, url: `https://${'h'.repeat(60)}.example` }
    await buildPages({ archive: createArchive(posts), config, output: path.join(folder, 'site') })
    const files = (await readdir(folder, { recursive: true })).filter(file => file.endsWith('.html'))
    const sized = await Promise.all(
      files.map(async file => ({ file, bytes: (await stat(path.join(folder, file))).size })),
    )
    return sized.filter(({ bytes }) => bytes > limit).map(({ file, bytes }) => `${file}: ${bytes}`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('no page of very many posts, each by another author, on other topics and with other links, is too large', async () => {
  const posts = Array.from({ length: 400 }, (_, index) =>
    writeLong(index, {
      date: dayAt(dayNumber('2024-01-01') + (index % 365)),
      handle: `handle_${index}`.padEnd(15, '_'),
      tags: [`${'话'.repeat(30)}${index}`],
      links: [
        `https://${'d'.repeat(50)}${index}.example/`,
        `https://github.com/${'o'.repeat(39)}/${Math.floor(index / 3)}`,
        `https://arxiv.org/abs/2404.${10_000 + Math.floor(index / 3)}`,
        `https://youtu.be/${10_000_000_000 + Math.floor(index / 3)}`,
        `https://long.example/${index}${'p'.repeat(1_000)}`,
      ],
    }),
  )
  assert.deepEqual(await findTooLarge(posts), [])
})

test('nor is one of very many posts of one day, by one author, on one topic and with one link', async () => {
  const posts = Array.from({ length: 250 }, (_, index) =>
    writeLong(index, { handle: 'one', tags: ['one'], links: ['https://example.org/one'] }),
  )
  assert.deepEqual(await findTooLarge(posts), [])
})

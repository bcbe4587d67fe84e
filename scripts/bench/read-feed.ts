import { readFileSync } from 'node:fs'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'

/* Read the feed named, from memory, and print how long that took: a process of its own, so that its memory is known. */

const [file = ''] = process.argv.slice(2)
const bytes = readFileSync(file)
const start = performance.now()
const { entries } = readFeed(decodeSource(file, bytes))
const seconds = (performance.now() - start) / 1000
console.log(JSON.stringify({ seconds, entries: entries.length }))

import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { writePosts } from '../src/content/write-posts.ts'
import { corpusSeed } from './corpus/make-entries.ts'
import { planCorpus } from './corpus/plan-corpus.ts'
import { readSourceFeed } from './corpus/source-feed.ts'

/*
 * Write a large content folder to try things on: `npx tsx scripts/corpus.ts 10000 out/corpus`. The posts are made from
 * the sentences of a dump; see corpus/make-entries.ts.
 */

const [countText = '', folder] = process.argv.slice(2)
const count = Number(countText)
if (!Number.isSafeInteger(count) || count < 1 || folder === undefined) {
  console.error('error: Unexpected arguments, expected a number of posts and a folder: 10000 out/corpus')
  process.exitCode = 2
} else {
  const source = await readSourceFeed()
  await mkdir(folder, { recursive: true })
  for (const { plan } of planCorpus(source.entries, { count, seed: corpusSeed }))
    await writePosts(folder, plan)
  console.log(`${count} posts made from ${source.label}: ${path.resolve(folder, 'posts')}`)
}

import { rm } from 'node:fs/promises'
import path from 'node:path'
import { buildCacheFolder } from '../../src/cli/site-record.ts'
import { writePosts } from '../../src/content/write-posts.ts'
import { corpusSeed } from '../corpus/make-entries.ts'
import { planCorpus } from '../corpus/plan-corpus.ts'
import { readSourceFeed } from '../corpus/source-feed.ts'
import { checkSite } from './check-site.ts'
import { compare, median } from './compare.ts'
import { setUpHugo } from './hugo-peer.ts'
import type { Peak } from './measure.ts'
import { tidings } from './programs.ts'
import type { Figure, RowOptions, RowResult } from './result.ts'

/** Measure the build of a large archive from nothing, against Hugo. */
export async function runCorpusRow({ folder, posts: count, runs = 1 }: RowOptions): Promise<RowResult> {
  const source = await readSourceFeed()
  const plan = planCorpus(source.entries, { count, seed: corpusSeed })
  const posts = plan.added.map(({ post }) => post)
  const peer = await setUpHugo(path.join(folder, 'hugo'), posts)
  const [content, site] = [path.join(folder, 'content'), path.join(folder, 'site')]
  await writePosts(content, plan)
  const ours = {
    name: 'build',
    reset: async () => {
      for (const made of [site, buildCacheFolder(site)]) await rm(made, { recursive: true, force: true })
    },
    commands: [tidings(['build', '--content', content, '--output', site])],
  }
  const subjects = await compare([ours, peer], runs)
  for (const built of [site, peer.site]) checkSite(built, posts)
  const [own = NaN, other = NaN] = subjects.map(({ seconds }) => median(seconds))
  return {
    title: `${count} posts made from the sentences of ${source.label}: content to site with search, from nothing`,
    figures: [
      { name: 'time, ours / Hugo + Pagefind', value: own / other, unit: '', required: { atMost: 0.75 } },
      ...(subjects[0]?.peak ? [memory(subjects[0].peak)] : []),
    ],
    subjects,
  }
}

function memory({ megabytes }: Peak): Figure {
  return { name: 'memory, our largest process', value: megabytes, unit: 'MB', required: { atMost: 2500 } }
}

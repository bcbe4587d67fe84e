import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { cacheFolder } from '../../src/build/cache-folder.ts'
import { planImport } from '../../src/content/plan-import.ts'
import { writePosts } from '../../src/content/write-posts.ts'
import { readSourceFeed } from '../corpus/source-feed.ts'
import { checkSite } from './check-site.ts'
import { compare, typicalSeconds } from './compare.ts'
import { setUpEleventy } from './eleventy-peer.ts'
import { projectRoot, tidings } from './programs.ts'
import { putAside } from './put-aside.ts'
import type { RowOptions, RowResult } from './result.ts'

/** Measure the main job on the real dump, import and build from nothing, against stock Eleventy, which needs no import. */
export async function runRealRow({ folder, runs = 5 }: RowOptions): Promise<RowResult> {
  const source = await readSourceFeed()
  const plan = planImport([{ name: path.parse(source.file).name, entries: source.entries }], {
    stored: [],
    unreadable: [],
    diagnostics: [],
  })
  const imported = path.join(folder, 'imported')
  await mkdir(imported)
  await writePosts(imported, plan)
  const peer = await setUpEleventy(path.join(folder, 'eleventy'), imported)
  const [content, site] = [path.join(folder, 'content'), path.join(folder, 'site')]
  const ours = {
    name: 'regenerate',
    reset: () => putAside([content, site, cacheFolder('builds', site)]),
    commands: [
      tidings([
        'regenerate',
        path.relative(projectRoot, source.file),
        '--content',
        content,
        '--output',
        site,
      ]),
    ],
  }
  const subjects = await compare([ours, peer], runs)
  const posts = plan.added.map(({ post }) => post)
  for (const built of [site, peer.site]) checkSite(built, posts)
  const [own = NaN, other = NaN] = subjects.map(typicalSeconds)
  return {
    title: `${posts.length} posts of ${source.label}: dump to site with search, from nothing`,
    figures: [
      { name: 'time, ours / Eleventy + Pagefind', value: own / other, unit: '', required: { atMost: 1 } },
    ],
    subjects,
  }
}

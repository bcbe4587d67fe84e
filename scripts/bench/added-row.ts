import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { writePosts } from '../../src/content/write-posts.ts'
import type { Entry } from '../../src/model.ts'
import { formatEntry, formatMonths } from '../corpus/format-feed.ts'
import { corpusSeed, type DraftEntry, makeEntries } from '../corpus/make-entries.ts'
import { planCorpus } from '../corpus/plan-corpus.ts'
import { readSourceFeed } from '../corpus/source-feed.ts'
import { checkSite } from './check-site.ts'
import { compare, median, type Subject } from './compare.ts'
import { formatHugoPost, setUpHugo } from './hugo-peer.ts'
import { measure } from './measure.ts'
import { projectRoot, tidings } from './programs.ts'
import type { RowOptions, RowResult } from './result.ts'

/** Posts of the small archive that a large one is compared with: as many as the real dump has. */
const smallCount = 116

/** Measure one post added to the newest month's dump, from the dump to the finished site, at two sizes and against Hugo. */
export async function runAddedRow({ folder, posts: count, runs = 3 }: RowOptions): Promise<RowResult> {
  const { entries, label } = await readSourceFeed()
  const small = await setUpArchive(path.join(folder, 'small'), entries, smallCount)
  const large = await setUpArchive(path.join(folder, 'large'), entries, count)
  const hugo = await setUpHugo(path.join(folder, 'hugo'), large.posts)
  const addToHugo = async () => {
    const [post] = large.posts.slice(-1)
    if (post === undefined) return
    const permalink = post.permalink.replace(/\d+\/$/, `${nextNumber()}/`)
    const file = path.join(folder, 'hugo/content', `${permalink.slice(0, -1)}.md`)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, formatHugoPost({ ...post, permalink }))
  }
  const nothing = async () => {}
  const subjects = await compare(
    [
      { ...large.regenerate, name: `one post added to ${count}`, reset: large.addPost },
      { ...large.regenerate, name: `nothing changed, ${count}`, reset: nothing },
      { ...small.regenerate, name: `one post added to ${smallCount}`, reset: small.addPost },
      { ...hugo, name: `${hugo.name}, one post added to ${count}`, reset: addToHugo },
      { name: 'starting Node with tsx', reset: nothing, commands: [startOfNode] },
    ],
    runs,
  )
  checkSite(large.site, large.posts)
  const [added = NaN, unchanged = NaN, addedToSmall = NaN, rebuilt = NaN, start = NaN] = subjects.map(
    ({ seconds }) => median(seconds),
  )
  const files = await readdir(large.site, { recursive: true, withFileTypes: true })
  return {
    title: `one post added to ${count} made from the sentences of ${label}: dump to finished site with search`,
    figures: [
      {
        name: 'time, ours / Hugo + Pagefind',
        value: added / rebuilt,
        unit: '',
        required: { atMost: 1 / 12 },
      },
      {
        name: `time, ${count} posts / ${smallCount}`,
        value: added / addedToSmall,
        unit: '',
        required: { atMost: 4 },
      },
      {
        name: 'nothing changed, beyond the start of Node with tsx',
        value: unchanged - start,
        unit: 's',
        required: { atMost: 1.5 },
      },
      {
        name: 'files of the site',
        value: files.filter(file => file.isFile()).length,
        unit: '',
        required: { atMost: 20_000 },
      },
    ],
    subjects,
  }
}

const startOfNode = {
  program: process.execPath,
  args: ['--import', 'tsx', '--eval', '0'],
  cwd: projectRoot,
}

/** Write dumps of a corpus, import them and build their site; none of that is measured. */
async function setUpArchive(folder: string, source: readonly Entry[], count: number) {
  const [content, site] = [path.join(folder, 'content'), path.join(folder, 'site')]
  const size = { count, seed: corpusSeed }
  const plan = planCorpus(source, size)
  const months = [...formatMonths(makeEntries(source, size))]
  await mkdir(path.join(content, 'feeds'), { recursive: true })
  for (const [name, text] of months) await writeFile(path.join(content, 'feeds', `${name}.md`), text)
  await writePosts(content, plan)
  const [newest = ''] = months
    .map(([name]) => name)
    .sort()
    .reverse()
  const dump = path.join(content, 'feeds', `${newest}.md`)
  const last =
    plan.added
      .map(({ post }) => post.date)
      .sort()
      .at(-1) ?? ''
  const others = makeEntries(source, { count: 1000, seed: corpusSeed + 1 })
  const regenerate: Omit<Subject, 'name' | 'reset'> = {
    commands: [tidings(['regenerate', dump, '--content', content, '--output', site])],
  }
  const addPost = async () => {
    const { value } = others.next()
    const entry: DraftEntry = { ...(value as DraftEntry), date: last }
    await appendFile(dump, formatEntry(nextNumber(), entry))
  }
  await measure([tidings(['build', '--content', content, '--output', site])])
  // The second build knows what the first has written, as every later one.
  await addPost()
  await measure(regenerate.commands)
  return { site, posts: plan.added.map(({ post }) => post), regenerate, addPost }
}

let number = 90_000

/** A number that no entry of a dump has. */
function nextNumber(): number {
  return ++number
}

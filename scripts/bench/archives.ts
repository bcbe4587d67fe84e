import { existsSync } from 'node:fs'
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { cacheFolder } from '../../src/build/cache-folder.ts'
import { writePosts } from '../../src/content/write-posts.ts'
import type { Day, Entry, Post } from '../../src/model.ts'
import { formatEntry } from '../corpus/format-feed.ts'
import { corpusSeed, makeEntries } from '../corpus/make-entries.ts'
import { planCorpus } from '../corpus/plan-corpus.ts'
import type { SourceFeed } from '../corpus/source-feed.ts'
import type { Subject } from './compare.ts'
import { type Peer, setUpEleventy } from './eleventy-peer.ts'
import { type HugoPeer, setUpHugo } from './hugo-peer.ts'
import { measure } from './measure.ts'
import { tidings } from './programs.ts'
import { putAside } from './put-aside.ts'

/** A content folder with its dumps and posts, and the site that is built of it. */
export interface Archive {
  readonly content: string
  readonly site: string
  /** As they were made, the oldest first; without those that `addPost` wrote into the dump. */
  readonly posts: readonly Post[]
  /** Make the site from nothing. */
  readonly build: Pick<Subject, 'reset' | 'commands'>
  /** Bring the newest month's dump into the site. */
  readonly regenerate: Pick<Subject, 'commands'>
  /** Build the site, unless it is there. */
  ensureSite(): Promise<void>
  /** Write one more post into the newest month's dump. */
  addPost(): Promise<void>
}

/** Archives by their number of posts, and peers of the same posts; each is made when it is first asked for. */
export interface Archives {
  /** What they are made of. */
  readonly label: string
  archive(count: number): Promise<Archive>
  hugo(count: number): Promise<HugoPeer>
  eleventy(count: number): Promise<Peer>
}

/** Make archives in a folder, of the sentences of a dump, so that the rows of one run can share them. */
export function openArchives(folder: string, { entries, label }: SourceFeed): Archives {
  const place = (kind: string, count: number) => path.join(folder, `${kind}-${count}`)
  const archive = eachOnce(count => setUpArchive(place('ours', count), entries, count))
  return {
    label,
    archive,
    hugo: eachOnce(async count => setUpHugo(place('hugo', count), (await archive(count)).posts)),
    eleventy: eachOnce(async count =>
      setUpEleventy(place('eleventy', count), (await archive(count)).content),
    ),
  }
}

function eachOnce<Value>(make: (count: number) => Promise<Value>): (count: number) => Promise<Value> {
  const made = new Map<number, Promise<Value>>()
  return count => {
    const value = made.get(count) ?? make(count)
    made.set(count, value)
    return value
  }
}

/** Write the dumps of a corpus and the posts that importing them gives. */
async function setUpArchive(folder: string, source: readonly Entry[], count: number): Promise<Archive> {
  const [content, site] = [path.join(folder, 'content'), path.join(folder, 'site')]
  await mkdir(path.join(content, 'feeds'), { recursive: true })
  const posts: Post[] = []
  let newest = { dump: '', day: '' as Day }
  for (const { name, text, plan } of planCorpus(source, { count, seed: corpusSeed })) {
    const dump = path.join(content, 'feeds', `${name}.md`)
    await writeFile(dump, text)
    await writePosts(content, plan)
    posts.push(...plan.added.map(({ post }) => post))
    newest = { dump, day: posts.at(-1)?.date ?? newest.day }
  }
  const build = {
    reset: () => putAside([site, cacheFolder('builds', site)]),
    commands: [tidings(['build', '--content', content, '--output', site])],
  }
  const others = makeEntries(source, { count: 1000, seed: corpusSeed + 1 })
  let number = firstFreeNumber
  return {
    content,
    site,
    posts,
    build,
    regenerate: {
      commands: [tidings(['regenerate', newest.dump, '--content', content, '--output', site])],
    },
    ensureSite: async () => {
      if (!existsSync(site)) await measure(build.commands)
    },
    addPost: async () => {
      const { value } = others.next()
      if (value === undefined) throw new RangeError('expected to add 1000 posts at most')
      await appendFile(newest.dump, formatEntry(number++, { ...value, date: newest.day }))
    },
  }
}

/** Higher than any number of a dump. */
export const firstFreeNumber = 90_000

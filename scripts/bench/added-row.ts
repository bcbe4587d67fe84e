import { readdir } from 'node:fs/promises'
import { type Archive, type Archives, firstFreeNumber } from './archives.ts'
import { checkSite } from './check-site.ts'
import { compare, type Subject, typicalSeconds } from './compare.ts'
import { measure } from './measure.ts'
import { projectRoot } from './programs.ts'
import type { Figure, RowOptions, RowResult } from './result.ts'

/** Posts of the small archive that a large one is compared with: as many as the real dump has. */
export const smallCount = 116

/** Measure one post added to the newest month's dump, from the dump to the finished site, at two sizes and against Hugo. */
export async function runAddedRow({ archives, posts: count, runs = 3 }: RowOptions): Promise<RowResult> {
  const small = await archives.archive(smallCount)
  const large = await archives.archive(count)
  for (const archive of [small, large]) await addFirstPost(archive)
  const subjects = await compare(
    [
      postAdded(large, count),
      nothingChanged(large, count),
      postAdded(small, smallCount),
      await postAddedToHugo(archives, count),
      startOfNode,
    ],
    runs,
  )
  checkSite(large.site, large.posts)
  const [added = NaN, unchanged = NaN, addedToSmall = NaN, rebuilt = NaN, start = NaN] =
    subjects.map(typicalSeconds)
  return {
    title: `one post added to ${count} made from the sentences of ${archives.label}: dump to finished site with search`,
    figures: [
      {
        name: 'time, ours / Hugo + Pagefind',
        value: added / rebuilt,
        unit: '',
        required: { atMost: 0.12 },
      },
      {
        name: `time, ${count} posts / ${smallCount}`,
        value: added / addedToSmall,
        unit: '',
      },
      {
        name: 'nothing changed, beyond the start of Node with tsx',
        value: unchanged - start,
        unit: 's',
        required: { atMost: 1.5 },
      },
      await fileCount(large.site),
    ],
    subjects,
  }
}

/** Add a post to a site that was built from nothing: later builds then find what an added post leaves. */
export async function addFirstPost(archive: Archive): Promise<void> {
  await archive.ensureSite()
  await archive.addPost()
  await measure(archive.regenerate.commands)
}

export function postAdded({ regenerate, addPost }: Archive, count: number): Subject {
  return { ...regenerate, name: `one post added to ${count}`, reset: addPost }
}

export function nothingChanged({ regenerate }: Archive, count: number): Subject {
  return { ...regenerate, name: `nothing changed, ${count}`, reset: async () => {} }
}

/** Hugo renders what it has, and Pagefind indexes all of it again. */
async function postAddedToHugo(archives: Archives, count: number): Promise<Subject> {
  const hugo = await archives.hugo(count)
  const newest = (await archives.archive(count)).posts.at(-1)
  let number = firstFreeNumber
  const addPost = async () => {
    if (newest === undefined) return
    await hugo.writePost({ ...newest, permalink: newest.permalink.replace(/\d+\/$/, `${number++}/`) })
  }
  return { ...hugo, name: `${hugo.name}, one post added to ${count}`, reset: addPost }
}

export async function fileCount(site: string): Promise<Figure> {
  const files = await readdir(site, { recursive: true, withFileTypes: true })
  const value = files.filter(file => file.isFile()).length
  return { name: 'files of the site', value, unit: 'files', required: { atMost: 19_999 } }
}

const startOfNode: Subject = {
  name: 'starting Node with tsx',
  reset: async () => {},
  commands: [{ program: process.execPath, args: ['--import', 'tsx', '--eval', '0'], cwd: projectRoot }],
}

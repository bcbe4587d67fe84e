import { appendFile, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { readSourceFeed } from '../corpus/source-feed.ts'
import { addFirstPost, postAdded } from './added-row.ts'
import { openArchives } from './archives.ts'
import { compare, typicalSeconds } from './compare.ts'
import { measure } from './measure.ts'
import type { RowOptions, RowResult } from './result.ts'

const [postCount, pictureCount] = [1000, 500]

/** Measure what 500 pictures, made by an earlier build, cost in an archive of 1,000 posts: from nothing, and one post added. */
export async function runPicturesRow({ folder, archives, runs = 3 }: RowOptions): Promise<RowResult> {
  const plain = await archives.archive(postCount)
  const shown = await openArchives(path.join(folder, 'pictures'), await readSourceFeed()).archive(postCount)
  await addPictures(shown.content)
  const [first] = [await measure(shown.build.commands)]
  const both = [
    { archive: plain, name: 'without pictures' },
    { archive: shown, name: `${pictureCount} pictures` },
  ]
  const built = await compare(
    both.map(({ archive, name }) => ({ ...archive.build, name: `build, ${postCount} posts: ${name}` })),
    runs,
  )
  for (const { archive } of both) await addFirstPost(archive)
  const added = await compare(
    both.map(({ archive, name }) => ({ ...postAdded(archive, postCount), name: `one post added: ${name}` })),
    runs,
  )
  const [without = NaN, withPictures = NaN] = built.map(typicalSeconds)
  const [addedWithout = NaN, addedWith = NaN] = added.map(typicalSeconds)
  return {
    title: `${postCount} posts with ${pictureCount} pictures that an earlier build made, against none`,
    figures: [
      { name: 'the build that makes them', value: first.seconds, unit: 's' },
      { name: 'time from nothing, with / without', value: withPictures / without, unit: '' },
      { name: 'time of one post added, with / without', value: addedWith / addedWithout, unit: '' },
    ],
    subjects: [...built, ...added],
  }
}

/** Give every second post a photo of its own, of noise, which compresses as little as photos do. */
async function addPictures(content: string): Promise<void> {
  const media = path.join(content, 'media')
  await mkdir(media, { recursive: true })
  const posts = path.join(content, 'posts')
  const files = (await readdir(posts, { recursive: true })).filter(name => name.endsWith('.md')).sort()
  for (let number = 0; number < pictureCount; number++) {
    const name = `photo-${number}.jpg`
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 }
    await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#888', noise } })
      .blur(3)
      .jpeg()
      .toFile(path.join(media, name))
    await appendFile(
      path.join(posts, files[number * 2] ?? ''),
      `\n![Photo ${number}](../../../media/${name})\n`,
    )
  }
}

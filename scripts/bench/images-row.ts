import path from 'node:path'
import { cacheFolder } from '../../src/build/cache-folder.ts'
import { readSourceFeed } from '../corpus/source-feed.ts'
import { compare, typicalSeconds } from './compare.ts'
import { projectRoot, tidings, withoutImages } from './programs.ts'
import { putAside } from './put-aside.ts'
import type { RowOptions, RowResult } from './result.ts'

const configs = { default: 'scripts/bench/default.config.ts', 'without images': withoutImages } as const

/** Measure what the default configuration costs against the same without images: the real dump, and 1,000 posts. */
export async function runImagesRow({ folder, archives, runs = 5 }: RowOptions): Promise<RowResult> {
  const source = await readSourceFeed()
  const archive = await archives.archive(1000)
  const images = path.join(projectRoot, '.cache/tidings/cards')
  const subjects = Object.entries(configs).flatMap(([name, config]) => {
    const [content, site] = [path.join(folder, 'content'), path.join(folder, 'site')]
    return [
      {
        name: `regenerate, ${source.label}: ${name}`,
        reset: () => putAside([content, site, cacheFolder('builds', site), images]),
        commands: [tidings(['regenerate', source.file, '--content', content, '--output', site], config)],
      },
      {
        name: `build, 1000 posts: ${name}`,
        reset: async () => {
          await archive.build.reset()
          await putAside([images])
        },
        commands: [tidings(['build', '--content', archive.content, '--output', archive.site], config)],
      },
    ]
  })
  const results = await compare(subjects, runs)
  const [real = NaN, thousand = NaN, realWithout = NaN, thousandWithout = NaN] = results.map(typicalSeconds)
  return {
    title:
      'the default configuration, with images for links to the site, against the same without, from nothing',
    figures: [
      { name: `time, ${source.label}`, value: real / realWithout, unit: '', required: { atMost: 1.5 } },
      { name: 'time, 1000 posts', value: thousand / thousandWithout, unit: '', required: { atMost: 1.33 } },
    ],
    subjects: results,
  }
}

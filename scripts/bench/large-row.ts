import { addFirstPost, nothingChanged, postAdded } from './added-row.ts'
import { checkSite } from './check-site.ts'
import { compare, typicalSeconds } from './compare.ts'
import type { RowOptions, RowResult } from './result.ts'
import { measureSearch, searchFigures, searchTables } from './search-row.ts'
import { largestProcess } from './sizes-row.ts'

/** How many times as many posts. */
const growth = 10

/** Measure an archive ten times as large: its build from nothing, one post added, and search, all against the other. */
export async function runLargeRow({ archives, posts, runs = 3 }: RowOptions): Promise<RowResult> {
  const count = posts * growth
  const [less, more] = [await archives.archive(posts), await archives.archive(count)]
  const hugo = await archives.hugo(count)
  // Each takes so long that what else the machine does evens out.
  const built = await compare(
    [
      { ...less.build, name: `build, ${posts}` },
      { ...more.build, name: `build, ${count}` },
      { ...hugo, name: `${hugo.name}, ${count}` },
    ],
    1,
  )
  const [buildLess, buildMore, rebuilt] = built
  checkSite(more.site, more.posts)
  if (rebuilt?.failure === undefined) checkSite(hugo.site, more.posts)
  const search = await measureSearch(more)
  for (const archive of [less, more]) await addFirstPost(archive)
  const added = await compare(
    [postAdded(less, posts), postAdded(more, count), nothingChanged(more, count)],
    runs,
  )
  const [addedToLess, addedToMore] = added
  return {
    title: `${count} posts made from the sentences of ${archives.label}, beside ${posts}`,
    figures: [
      {
        name: `build from nothing, time at ${count} / ${posts}`,
        value: typicalSeconds(buildMore) / typicalSeconds(buildLess),
        unit: '',
        required: { atMost: 12 },
      },
      {
        name: 'build from nothing, ours / Hugo + Pagefind',
        value: typicalSeconds(buildMore) / typicalSeconds(rebuilt),
        unit: '',
      },
      largestProcess('build from nothing, our largest process', buildMore, 3000),
      {
        name: `one post added, time at ${count} / ${posts}`,
        value: typicalSeconds(addedToMore) / typicalSeconds(addedToLess),
        unit: '',
      },
      ...searchFigures(search, { coldKilobytes: 1500 }),
    ],
    tables: searchTables(search),
    subjects: [...built, ...added],
  }
}

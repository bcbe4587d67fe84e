import path from 'node:path'
import { readSampleFeed } from '../corpus/source-feed.ts'
import { fileCount } from './added-row.ts'
import { type Archives, openArchives } from './archives.ts'
import { checkSite } from './check-site.ts'
import { compare, type SubjectResult, typicalSeconds } from './compare.ts'
import { formatPeak, formatTime, formatValue } from './report.ts'
import type { Figure, RowOptions, RowResult, Table } from './result.ts'

/** Sizes below the large one: as the real dump, and between. */
const smallerSizes = [116, 1000] as const

/** Larger archives are measured against Hugo alone. */
const eleventyLimit = 10_000

/** Measure builds of archives from nothing, from a small one to a large one, against Hugo and stock Eleventy. */
export async function runSizesRow({ archives, posts, runs = 3 }: RowOptions): Promise<RowResult> {
  const counts = [...smallerSizes.filter(count => count < posts), posts]
  const sizes: SizeResult[] = []
  for (const count of counts) sizes.push(await measureSize(archives, count, runs))
  const large = sizes.at(-1)
  const ratio = (size: SizeResult | undefined) => typicalSeconds(size?.ours) / typicalSeconds(size?.hugo)
  return {
    title: `posts made from the sentences of ${archives.label}: content to site with search, from nothing`,
    figures: [
      {
        name: 'time at 1000, ours / Hugo + Pagefind',
        value: ratio(sizes.find(({ count }) => count === 1000)),
        unit: '',
        required: { atMost: 1.2 },
      },
      {
        name: `time at ${posts}, ours / Hugo + Pagefind`,
        value: ratio(large),
        unit: '',
        required: { atMost: 0.85 },
      },
      largestProcess(`memory at ${posts}, our largest process`, large?.ours, 1000),
    ],
    tables: [tableOf(sizes)],
    subjects: sizes.flatMap(({ count, ours, hugo, eleventy }) =>
      [ours, hugo, ...(eleventy ? [eleventy] : [])].map(subject => ({
        ...subject,
        name: `${count} posts: ${subject.name}`,
      })),
    ),
  }
}

/** The same with posts of the sample's length, where pages outweigh the index; reported, without limits. */
export async function runShortRow(options: RowOptions): Promise<RowResult> {
  const archives = openArchives(path.join(options.folder, 'archives'), await readSampleFeed())
  const { figures, ...row } = await runSizesRow({ ...options, archives })
  const { site } = await archives.archive(options.posts)
  return {
    ...row,
    figures: [...figures.map(({ name, value, unit }) => ({ name, value, unit })), await fileCount(site)],
  }
}

interface SizeResult {
  readonly count: number
  readonly ours: SubjectResult
  readonly hugo: SubjectResult
  readonly eleventy: SubjectResult | undefined
}

async function measureSize(archives: Archives, count: number, runs: number): Promise<SizeResult> {
  const archive = await archives.archive(count)
  const peers = [
    await archives.hugo(count),
    ...(count <= eleventyLimit ? [await archives.eleventy(count)] : []),
  ]
  const [ours, hugo, eleventy] = await compare([{ ...archive.build, name: 'build' }, ...peers], runs)
  if (!ours || !hugo) throw new Error('expected a result for every subject')
  checkSite(archive.site, archive.posts)
  for (const [index, result] of [hugo, eleventy].entries()) {
    const site = peers[index]?.site
    if (site !== undefined && result?.failure === undefined) checkSite(site, archive.posts)
  }
  return { count, ours, hugo, eleventy }
}

function tableOf(sizes: readonly SizeResult[]): Table {
  const ratio = (one: SubjectResult, other: SubjectResult | undefined) =>
    formatValue(typicalSeconds(one) / typicalSeconds(other), '')
  const each = (
    format: (subject: SubjectResult) => string,
    subjects: readonly (SubjectResult | undefined)[],
  ) => subjects.map(subject => (subject ? format(subject) : ''))
  return {
    head: [
      'posts',
      'ours',
      'H: Hugo + Pagefind',
      'E: Eleventy + Pagefind',
      'ours / H',
      'ours / E',
      'memory: ours',
      'H',
      'E',
    ],
    rows: sizes.map(({ count, ours, hugo, eleventy }) => [
      String(count),
      ...each(formatTime, [ours, hugo, eleventy]),
      ratio(ours, hugo),
      ratio(ours, eleventy),
      ...each(formatPeak, [ours, hugo, eleventy]),
    ]),
  }
}

/** The memory of a subject's largest process as a figure. */
export function largestProcess(name: string, subject: SubjectResult | undefined, atMost: number): Figure {
  return { name, value: subject?.peak?.megabytes ?? Number.NaN, unit: 'MB', required: { atMost } }
}

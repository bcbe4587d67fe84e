import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runAddedRow } from './bench/added-row.ts'
import { openArchives } from './bench/archives.ts'
import { describeEnvironment } from './bench/environment.ts'
import { runFeedRow } from './bench/feed-row.ts'
import { runImagesRow } from './bench/images-row.ts'
import { runLargeRow } from './bench/large-row.ts'
import { measure } from './bench/measure.ts'
import { runPicturesRow } from './bench/pictures-row.ts'
import { projectRoot, tidings } from './bench/programs.ts'
import { removeAside } from './bench/put-aside.ts'
import { runRealRow } from './bench/real-row.ts'
import { formatRow, replaceSection } from './bench/report.ts'
import type { Row } from './bench/result.ts'
import { runSearchRow } from './bench/search-row.ts'
import { runShortRow, runSizesRow } from './bench/sizes-row.ts'
import { readSourceFeed } from './corpus/source-feed.ts'

/*
 * Measure speed and memory against peers, in one run: `npm run bench`, or `npm run bench -- real feed` for some rows.
 * `large`, of ten times as many posts, runs only where it is named. Rows share the archives of a run.
 *   --write       keep the figures in docs/benchmarks.md
 *   --posts N     posts of the largest archive of all rows but `large` (10000)
 *   --runs N      runs of each subject
 */

const rows = new Map<string, Row>([
  ['real', runRealRow],
  ['feed', runFeedRow],
  ['sizes', runSizesRow],
  ['short', runShortRow],
  ['images', runImagesRow],
  ['pictures', runPicturesRow],
  ['search', runSearchRow],
  ['added', runAddedRow],
  ['large', runLargeRow],
])

/** Rows that run only where they are named: they take longer than all others. */
const onRequest = ['large']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    posts: { type: 'string', default: '10000' },
    runs: { type: 'string' },
  },
})

const wrong = findWrongArgument()
if (wrong !== undefined) {
  console.error(`error: ${wrong}`)
  process.exitCode = 2
} else {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-bench-'))
  try {
    await runRows(folder)
  } finally {
    await removeAside()
    await rm(folder, { recursive: true, force: true })
  }
}

async function runRows(folder: string): Promise<void> {
  const environment = await describeEnvironment()
  const archives = openArchives(path.join(folder, 'archives'), await readSourceFeed())
  const options = {
    archives,
    posts: Number(values.posts),
    runs: values.runs === undefined ? undefined : Number(values.runs),
  }
  // A checkout's very first start bundles the program; no later one does.
  await measure([tidings(['check', path.join(projectRoot, 'content/feeds/sample.md')])])
  const wanted = (name: string) =>
    positionals.length > 0 ? positionals.includes(name) : !onRequest.includes(name)
  for (const [name, run] of rows) {
    if (!wanted(name)) continue
    const own = path.join(folder, name)
    await mkdir(own)
    const section = formatRow(name, await run({ ...options, folder: own }), environment)
    console.log(section)
    if (values.write) await keep(section)
  }
}

function findWrongArgument(): string | undefined {
  const row = positionals.find(name => !rows.has(name))
  if (row !== undefined) return `Unexpected row \`${row}\`, expected one of ${[...rows.keys()].join(', ')}.`
  const number = [values.posts, values.runs].find(text => text !== undefined && !/^[1-9]\d*$/.test(text))
  return number === undefined ? undefined : `Unexpected \`${number}\`, expected a number from 1.`
}

async function keep(section: string): Promise<void> {
  const file = path.join(projectRoot, 'docs/benchmarks.md')
  await writeFile(file, replaceSection(await readFile(file, 'utf8'), section))
}

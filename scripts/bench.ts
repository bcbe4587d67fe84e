import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runAddedRow } from './bench/added-row.ts'
import { runCorpusRow } from './bench/corpus-row.ts'
import { describeEnvironment } from './bench/environment.ts'
import { runFeedRow } from './bench/feed-row.ts'
import { projectRoot } from './bench/programs.ts'
import { runRealRow } from './bench/real-row.ts'
import { formatRow, replaceSection } from './bench/report.ts'
import type { Row } from './bench/result.ts'

/*
 * Measure speed and memory against peers, in one run: `npm run bench`, or `npm run bench -- real feed` for some rows.
 *   --write       keep the figures in docs/benchmarks.md
 *   --posts N     posts of the large corpus (10000)
 *   --runs N      runs of each subject
 */

const rows = new Map<string, Row>([
  ['real', runRealRow],
  ['corpus', runCorpusRow],
  ['added', runAddedRow],
  ['feed', runFeedRow],
])

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
  const environment = await describeEnvironment()
  for (const [name, run] of rows) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const section = formatRow(name, await runInFolder(run), environment)
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

async function runInFolder(run: Row) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-bench-'))
  try {
    const runs = values.runs === undefined ? undefined : Number(values.runs)
    return await run({ folder, posts: Number(values.posts), runs })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function keep(section: string): Promise<void> {
  const file = path.join(projectRoot, 'docs/benchmarks.md')
  await writeFile(file, replaceSection(await readFile(file, 'utf8'), section))
}

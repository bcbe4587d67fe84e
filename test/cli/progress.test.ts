import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { during } from '../../src/build/progress.ts'
import { createProgress } from '../../src/cli/progress.ts'
import { formatProgress } from '../../src/cli/progress-line.ts'
import { run } from '../../src/cli/run.ts'
import type { StageTime } from '../../src/cli/stopwatch.ts'
import { fakeTerminal, showScreen } from './fake-terminal.ts'
import { temporaryFolder } from './run-cli.ts'

const root = path.join(import.meta.dirname, '../..')

test('a run of less than half a second shows nothing', () => {
  for (const isTerminal of [true, false]) {
    const { console, clock, pass, printed, isTicking } = fakeTerminal({ isTerminal })
    const progress = createProgress(console, false, clock)
    progress.show('read dump', 0, 1)
    pass(250)
    progress.show('read dump', 1, 1)
    progress.show('write pages', 0, 100)
    pass(249)
    progress.show('write pages', 100, 100)
    progress.clear()
    assert.equal(printed(), '')
    assert.equal(isTicking(), false)
  }
})

test('a terminal has one line, drawn anew as the work goes on, and nothing at the end', () => {
  const { console, clock, pass, printed, screen, isTicking } = fakeTerminal()
  const progress = createProgress(console, false, clock)
  progress.show('write pages', 0, 1200)
  pass(1000)
  assert.deepEqual(screen(), ['write pages  [------------------------------]  0 of 1,200'])
  progress.show('write pages', 300, 1200)
  pass(80)
  assert.deepEqual(screen(), ['write pages  [#######-----------------------]  300 of 1,200  4 s left'])
  pass(1000)
  progress.show('write pages', 1200, 1200)
  progress.show('publish', 0, 1)
  assert.deepEqual(screen(), ['publish …'])
  progress.clear()
  assert.deepEqual(screen(), [])
  assert.equal(printed().includes('\n'), false)
  assert.equal(isTicking(), false)
})

test('a stage that says nothing is shown when its time has come, and drawn no more once it is over', async () => {
  const { console, clock, pass, printed, screen } = fakeTerminal()
  const progress = createProgress(console, false, clock)
  await during(progress, 'search', () => {
    pass(499)
    assert.deepEqual(screen(), [])
    pass(100)
    assert.deepEqual(screen(), ['search …'])
  })
  progress.clear()
  const before = printed()
  pass(1000)
  assert.equal(printed(), before)
})

test('a terminal is not drawn for every page', () => {
  const { console, clock, pass, printed } = fakeTerminal()
  const progress = createProgress(console, false, clock)
  pass(600)
  for (let page = 0; page <= 10_000; page++) {
    progress.show('write pages', page, 10_001)
    if (page % 10 === 0) pass(1)
  }
  const draws = printed().split('\r').length - 1
  assert.ok(draws > 5 && draws < 20, `expected a draw each 80 ms of a second, found ${draws}`)
})

test('a pipe has a line for each stage that goes on after half a second, and no control characters', () => {
  const { console, clock, pass, printed } = fakeTerminal({ isTerminal: false })
  const progress = createProgress(console, false, clock)
  progress.show('read dump', 0, 1)
  pass(400)
  progress.show('read dump', 1, 1)
  progress.show('render', 0, 12431)
  pass(1000)
  progress.show('render', 12431, 12431)
  progress.show('write pages', 0, 4)
  progress.show('search', 0, 1)
  progress.show('write pages', 4, 4)
  pass(1000)
  progress.show('search', 1, 1)
  progress.clear()
  assert.equal(printed(), 'render (12,431) …\nwrite pages (4) …\nsearch …\n')
})

test('quiet shows nothing and measures all the same', () => {
  const { console, clock, pass, printed } = fakeTerminal()
  const progress = createProgress(console, true, clock)
  pass(100)
  progress.show('publish', 0, 1)
  pass(700)
  progress.show('publish', 1, 1)
  pass(100)
  progress.show('publish', 0, 1)
  pass(50)
  assert.deepEqual(progress.stopwatch.stages(), [
    { stage: 'publish', start: 100, duration: 750, isRunning: true, done: 0, of: 1 },
  ])
  progress.clear()
  assert.equal(printed(), '')
})

test('a stage that tells how far it has come keeps its count', async () => {
  const { console, clock, pass, screen } = fakeTerminal()
  const progress = createProgress(console, false, clock)
  await during(progress, 'read posts', tell => {
    pass(600)
    tell(64, 100)
    pass(80)
    assert.match(screen()[0] ?? '', /^read posts .* 64 of 100 {2}1 s left$/)
    tell(100, 100)
    pass(20)
  })
  assert.deepEqual(progress.stopwatch.stages(), [
    { stage: 'read posts', start: 0, duration: 680, isRunning: false, done: 100, of: 100 },
  ])
})

test('a stage that fails is over', async () => {
  const { console, clock } = fakeTerminal()
  const progress = createProgress(console, false, clock)
  const failure = new Error('no room')
  await assert.rejects(
    during(progress, 'publish', () => Promise.reject(failure)),
    failure,
  )
  assert.deepEqual(
    progress.stopwatch.stages().map(({ stage, isRunning }) => [stage, isRunning]),
    [['publish', false]],
  )
})

const running = (stage: string, done: number, of: number, duration = 0): StageTime => ({
  ...{ stage, start: 0, duration, isRunning: true, done, of },
})
const pages = [running('write pages', 31, 124, 30_000), running('search', 0, 1)]
const lines: readonly (readonly [columns: number, line: string])[] = [
  [100, 'write pages  [#######-----------------------]  31 of 124  90 s left  (search)'],
  [60, 'write pages  [###----------]  31 of 124  90 s left  (search)'],
  [51, 'write pages  31 of 124  90 s left  (search)'],
  [42, 'write pages  31 of 124  90 s left'],
  [30, 'write pages  31 of 124'],
  [12, 'write pages'],
  [5, 'write'],
]
for (const [columns, line] of lines) {
  test(`a line of ${columns} columns leaves out what there is no room for`, () => {
    assert.equal(formatProgress(pages, columns), line)
    assert.ok(line.length <= columns)
  })
}

test('the time left is told in seconds, then in minutes', () => {
  const timeLeft = (duration: number) =>
    / {2}([^ ]+ \w+ left)/.exec(formatProgress([running('x', 1, 2, duration)], 80))?.[1]
  assert.deepEqual([400, 600, 99_000, 100_000, 3_000_000].map(timeLeft), [
    undefined,
    '1 s left',
    '99 s left',
    '2 min left',
    '50 min left',
  ])
})

const feed = Array.from(
  { length: 300 },
  (_, at) =>
    `### ${at + 1}\n\n2024-06-${String(Math.floor(at / 10) + 1).padStart(2, '0')}\n\nAnn\n@ann\nPost ${at}.\n`,
).join('\n')

test('the process draws a line that fits a real terminal and leaves none behind', {
  skip: hasScript() ? false : 'no `script` that runs a command in a pseudo-terminal',
}, context => {
  const folder = temporaryFolder(context)
  const dump = path.join(folder, '2024-06.md')
  writeFileSync(dump, feed)
  const places = `--content '${folder}' --output '${folder}/site' --config '${writeConfig(folder)}'`
  const command = `stty cols 50; exec '${process.execPath}' --import tsx src/cli/main.ts regenerate '${dump}' ${places}`
  const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TERM: 'xterm', NO_COLOR: '1' },
  })
  assert.equal(status, 0, stdout)
  const printed = stdout.replaceAll('\r\n', '\n')
  const drawn = printed.split('\r\u001B[K').slice(1, -1)
  assert.ok(
    drawn.some(line => /^write pages {2}.*\d of \d/.test(line)),
    printed,
  )
  assert.deepEqual(
    drawn.filter(line => line.length > 49),
    [],
  )
  assert.match(showScreen(printed)[0] ?? '', /^300 posts, 0 stubs; 300 added; site written in \d+\.\d s$/)
})

test('--json has the result alone on the one stream, and the stages on the other', async context => {
  const folder = temporaryFolder(context)
  const dump = path.join(folder, '2024-06.md')
  writeFileSync(dump, feed)
  const output = path.join(folder, 'site')
  const places = ['--content', folder, '--output', output, '--config', writeConfig(folder)]
  const { console, printed } = fakeTerminal({ isTerminal: false })
  const out: string[] = []
  await run(['regenerate', dump, ...places, '--json'], { ...console, out: text => void out.push(text) })
  assert.equal(JSON.parse(out.join('')).site.posts, 300)
  assert.match(printed(), /^(?:[a-z ]+(?: \([\d,]+\))? …\n)*write pages \(\d+\) …\n/)
  const quiet = fakeTerminal({ isTerminal: false })
  assert.equal(await run(['build', ...places, '--quiet'], quiet.console), 0)
  assert.equal(quiet.printed(), '')
})

/** Write a configuration that nothing is to be warned of. */
function writeConfig(folder: string): string {
  const file = path.join(folder, 'config.ts')
  writeFileSync(file, "export default { url: 'https://news.example.org', outputs: { images: false } }\n")
  return file
}

function hasScript(): boolean {
  return spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0
}

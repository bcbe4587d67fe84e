import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { lockFolder } from '../../src/lock/lock-folder.ts'
import { readTree } from '../publish/trees.ts'
import { realFeed } from '../real-feeds.ts'
import { runCli, runHere, temporaryFolder } from './run-cli.ts'

const good = '### 01\n\n2024-06-01\n\nAnn\n@ann\nFirst post about apples.\n\n### 02\n\n2024-06-02\n'
const flawed = `${good}\n### 03\n\n2024-13-03\n\nBen\n@ben\nNo such day.\n\n### 04\n\n2024-06-03\n\nCai\n@cai\n引用\nDee\n@dee\n`

function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

test('import writes posts, and says what it did', async context => {
  const folder = temporaryFolder(context)
  const feed = path.join(folder, '2024-06.md')
  writeFileSync(feed, good)
  const content = path.join(folder, 'content')
  assert.deepEqual(await runHere(['import', feed, '--content', content]), {
    code: 0,
    out: '1 post, 1 stub; 1 added\n',
    err: '',
  })
  assert.deepEqual(listFiles(content), ['posts/2024/06/2024-06-01-001.md'])
  assert.deepEqual(await runHere(['import', feed, '--content', content]), {
    code: 0,
    out: '1 post, 1 stub; 1 unchanged\n',
    err: '',
  })
})

test('import --dry-run prints the plan and writes nothing', async context => {
  const folder = temporaryFolder(context)
  const feed = path.join(folder, '2024-06.md')
  writeFileSync(feed, good)
  const content = path.join(folder, 'content')
  assert.deepEqual(await runHere(['import', feed, '--content', content, '--dry-run']), {
    code: 0,
    out: '+ posts/2024/06/2024-06-01-001.md\n1 post, 1 stub; 1 added; nothing written\n',
    err: '',
  })
  assert.equal(existsSync(content), false)
})

test('a dump with errors imports what is sound, reports everything and exits 1', async context => {
  const folder = temporaryFolder(context)
  const feed = path.join(folder, 'flawed.md')
  writeFileSync(feed, flawed)
  const result = await runHere(['import', feed, '--content', folder])
  assert.equal(result.code, 1)
  assert.equal(result.out, '1 post, 1 stub, 2 errors; 1 added\n')
  assert.match(result.err, /flawed\.md:15:1 {2}error {4}date-invalid +Unexpected date `2024-13-03`/)
  assert.match(result.err, /flawed\.md:26:1 {2}error {4}post-empty/)
})

test('a post that left the dump stays and is named', async context => {
  const folder = temporaryFolder(context)
  const feed = path.join(folder, '2024-06.md')
  writeFileSync(feed, good)
  await runHere(['import', feed, '--content', folder])
  writeFileSync(feed, good.replace('### 01\n\n2024-06-01\n\nAnn\n@ann\nFirst post about apples.\n\n', ''))
  const result = await runHere(['import', feed, '--content', folder])
  assert.equal(
    result.out,
    '0 posts, 1 stub; 1 no longer in the dump (kept)\nkept, no longer in the dump: posts/2024/06/2024-06-01-001.md\n',
  )
  assert.deepEqual(listFiles(path.join(folder, 'posts')), ['2024/06/2024-06-01-001.md'])
})

test('a post whose date moved keeps its permalink, and its file moves', async context => {
  const folder = temporaryFolder(context)
  const feed = path.join(folder, '2024-06.md')
  writeFileSync(feed, good)
  await runHere(['import', feed, '--content', folder])
  writeFileSync(feed, good.replace('2024-06-01', '2024-05-31'))
  const result = await runHere(['import', feed, '--content', folder])
  assert.equal(result.out, '1 post, 1 stub; 1 moved\n')
  assert.deepEqual(listFiles(path.join(folder, 'posts')), ['2024/05/2024-05-31-001.md'])
  const text = readFileSync(path.join(folder, 'posts/2024/05/2024-05-31-001.md'), 'utf8')
  assert.match(text, /^permalink: \/2024\/06\/01\/1\/$/m)
})

test('several feeds, standard input and --as', async context => {
  const folder = temporaryFolder(context)
  const feed = path.join(folder, 'one.md')
  writeFileSync(feed, good)
  const both = await runHere(
    ['import', feed, '-', '--content', folder, '--json'],
    good.replaceAll('Ann', 'Zoe'),
  )
  assert.equal(both.code, 0)
  assert.deepEqual(JSON.parse(both.out).added, [
    'posts/2024/06/2024-06-01-001.md',
    'posts/2024/06/2024-06-01-001-2.md',
  ])
  const named = await runHere(['import', '-', '--as', 'one', '--content', folder, '--json'], good)
  assert.equal(JSON.parse(named.out).unchanged, 1)
})

test('check prints problems like a compiler, as annotations, and as JSON', async context => {
  const folder = temporaryFolder(context)
  const feed = path.join(folder, 'flawed.md')
  writeFileSync(feed, flawed)
  const text = await runHere(['check', feed])
  assert.equal(text.code, 1)
  assert.equal(
    text.out,
    [
      `${feed}:15:1  error    date-invalid  Unexpected date \`2024-13-03\`, expected a day written \`YYYY-MM-DD\``,
      `${feed}:26:1  error    post-empty    Unexpected end of entry below \`@cai\`, expected the text of a post`,
      '1 post, 1 stub, 2 errors',
      '',
    ].join('\n'),
  )
  const github = await runHere(['check', feed, '--format', 'github'])
  assert.equal(
    github.out.split('\n')[0],
    `::error file=${feed},line=15,col=1,title=date-invalid::Unexpected date \`2024-13-03\`, expected a day written \`YYYY-MM-DD\``,
  )
  const json = JSON.parse((await runHere(['check', feed, '--json'])).out)
  assert.deepEqual(
    json.diagnostics.map(({ rule, severity, line, column }: Record<string, unknown>) => [
      rule,
      severity,
      line,
      column,
    ]),
    [
      ['date-invalid', 'error', 15, 1],
      ['post-empty', 'error', 26, 1],
    ],
  )
  assert.equal((await runHere(['check', '-'], good)).code, 0)
  assert.deepEqual(listFiles(folder), ['flawed.md'])
})

const wrongInput: readonly (readonly [what: string, make: (folder: string) => string, sentence: RegExp])[] = [
  [
    'a missing file',
    folder => path.join(folder, 'none.md'),
    /^error: Cannot read `.*none\.md`: it does not exist\.\n$/,
  ],
  ['a directory', folder => folder, /^error: Cannot read.*: it is a directory, expected a file\.\n$/],
]
for (const [what, make, sentence] of wrongInput) {
  test(`${what} is one clear sentence, exit 1, nothing written`, async context => {
    const folder = temporaryFolder(context)
    const result = await runHere([
      'regenerate',
      make(folder),
      '--content',
      path.join(folder, 'c'),
      '--output',
      path.join(folder, 'o'),
    ])
    assert.equal(result.code, 1)
    assert.match(result.err, sentence)
    assert.deepEqual(listFiles(folder), [])
  })
}

test('a binary file is one diagnostic, exit 1', async context => {
  const folder = temporaryFolder(context)
  const feed = path.join(folder, 'binary.md')
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe, 0x00, 0x0a, 0x02])
  writeFileSync(feed, bytes)
  const result = await runHere(['import', feed, '--content', folder])
  assert.equal(result.code, 1)
  assert.match(result.err, /^\S*binary\.md:1:1 +error +not-utf8 .*\n$/)
  assert.deepEqual(listFiles(folder), ['binary.md'])
})

const wrongCommands: readonly (readonly string[])[] = [
  [],
  ['frobnicate'],
  ['import'],
  ['import', 'a.md', '--frobnicate'],
  ['import', 'a.md', 'b.md', '--as', 'x'],
  ['import', 'one/a.md', 'two/a.md'],
  ['import', 'a.md', '--as', '../x'],
  ['check', 'a.md', '--format', 'xml'],
]
for (const args of wrongCommands) {
  test(`\`tidings ${args.join(' ')}\` is a wrong command: exit 2 and what to type`, async () => {
    const result = await runHere(args)
    assert.equal(result.code, 2)
    assert.match(result.err, /Usage:|--help/)
  })
}

test('every command has a help text', async () => {
  for (const command of ['import', 'check', 'build', 'regenerate']) {
    const { code, out } = await runHere([command, '--help'])
    assert.equal(code, 0)
    assert.match(out, new RegExp(`^Usage: tidings ${command}`))
  }
})

test('the output folder of somebody else is not replaced', async context => {
  const folder = temporaryFolder(context)
  const output = path.join(folder, 'home')
  mkdirSync(output)
  writeFileSync(path.join(output, 'diary.txt'), 'dear diary')
  const result = await runHere(['build', '--content', folder, '--output', output])
  assert.equal(result.code, 1)
  assert.match(result.err, /^error: Unexpected files in the output folder/)
  assert.deepEqual(listFiles(output), ['diary.txt'])
})

test('a folder that may not be written is one clear sentence', async context => {
  const folder = temporaryFolder(context)
  const feed = path.join(folder, '2024-06.md')
  writeFileSync(feed, good)
  const content = path.join(folder, 'content')
  mkdirSync(content)
  chmodSync(content, 0o555)
  chmodSync(folder, 0o755)
  const nobody = process.getuid?.() === 0 ? 65534 : undefined
  const result = await runCli(['import', feed, '--content', content], '', nobody)
  assert.equal(result.code, 1)
  assert.match(result.err, /^error: Cannot use `.*`: permission is denied\.\n$/)
})

test('a folder of one month that may not be written is one clear sentence, and no other month changes', async context => {
  const folder = temporaryFolder(context)
  const content = path.join(folder, 'content')
  const nobody = process.getuid?.() === 0 ? 65534 : undefined
  chmodSync(folder, 0o777)
  const months = (text: string) =>
    ['05', '06'].map(month => `### ${month}\n\n2024-${month}-01\n\nAnn\n@ann\n${text} ${month}\n`).join('\n')
  const args = ['import', '-', '--as', 'year', '--content', content]
  assert.equal((await runCli(args, months('Apples and pears of'), nobody)).code, 0)
  const before = readTree(content)
  chmodSync(path.join(content, 'posts/2024/06'), 0o555)
  const result = await runCli(args, months('Apples and pears, mended, of'), nobody)
  chmodSync(path.join(content, 'posts/2024/06'), 0o755)
  assert.deepEqual(result, {
    code: 1,
    out: '',
    err: `error: Cannot use \`${path.join(content, 'posts/2024/06')}\`: permission is denied.\n`,
  })
  assert.deepEqual(readTree(content), before)
})

test('a process ends with the exit code of its command, and reads standard input', async context => {
  const folder = temporaryFolder(context)
  assert.deepEqual(await runCli(['import', '-', '--as', 'june', '--content', folder], good), {
    code: 0,
    out: '1 post, 1 stub; 1 added\n',
    err: '',
  })
  assert.equal((await runCli(['check', '-'], flawed)).code, 1)
  assert.equal((await runCli(['frobnicate'])).code, 2)
})

test('regenerates the real dump into a site', { skip: realFeed('2024-04.md').skip }, async context => {
  const folder = temporaryFolder(context)
  const output = path.join(folder, 'site')
  const result = await runHere([
    'regenerate',
    realFeed('2024-04.md').path,
    '--content',
    folder,
    '--output',
    output,
  ])
  assert.equal(result.code, 0)
  assert.match(
    result.out,
    /^116 posts, 85 stubs, 5 entries with several posts; 116 added; site written in \d+\.\d s\n/,
  )
  assert.match(result.err, /^warning: `url` is not configured: .*\n$/)
  for (const page of [
    'index.html',
    '2024/04/09/46/index.html',
    '2024/04/09/index.html',
    'search/index.html',
    'pagefind/settings.json',
  ]) {
    assert.ok(existsSync(path.join(output, page)), page)
  }
})

test("the sample's posts are in the project as import writes them", async () => {
  const feed = path.relative(process.cwd(), realFeed('sample.md').path)
  const { out } = await runHere(['import', feed, '--content', 'content', '--dry-run', '--json'])
  const { added, changed, moved, missing, unchanged } = JSON.parse(out)
  assert.deepEqual({ added, changed, moved, missing }, { added: [], changed: [], moved: [], missing: [] })
  assert.equal(unchanged, 50)
})

test('regenerate and build write the same site, to the byte', async context => {
  const folder = temporaryFolder(context)
  const feed = path.relative(process.cwd(), realFeed('sample.md').path)
  const [one, other] = [path.join(folder, 'one'), path.join(folder, 'other')]
  assert.equal((await runHere(['regenerate', feed, '--content', folder, '--output', one])).code, 0)
  assert.equal((await runCli(['build', '--content', folder, '--output', other])).code, 0)
  assert.deepEqual(listFiles(one), listFiles(other))
  for (const file of listFiles(one)) {
    assert.ok(readFileSync(path.join(one, file)).equals(readFileSync(path.join(other, file))), file)
  }
})

test('with --json, a command that does nothing says why as JSON too', async context => {
  const folder = temporaryFolder(context)
  const content = path.join(folder, 'content')
  const errorOf = async (args: readonly string[]) =>
    JSON.parse((await runHere([...args, '--json'])).out).error
  assert.deepEqual(await errorOf(['check', 'missing.md']), {
    kind: 'input',
    message: 'Cannot read `missing.md`: it does not exist.',
  })
  assert.equal((await errorOf(['import', '-', '--force'])).kind, 'usage')
  const top = path.join(content, '.tidings')
  const release = await lockFolder({ folder: path.join(top, 'lock'), top, guarded: content }, assert.fail)
  const locked = await errorOf(['import', '-', '--content', content])
  release()
  assert.equal(locked.kind, 'locked')
})

test('an address on the command line counts instead of the configured one, and is checked like it', async context => {
  const folder = temporaryFolder(context)
  const [feed, content, output, config] = ['2024-06.md', 'content', '_site', 'tidings.config.ts'].map(name =>
    path.join(folder, name),
  ) as [string, string, string, string]
  writeFileSync(feed, good)
  const configured = { url: 'https://ann.example', base: '/news/', outputs: { images: false } }
  writeFileSync(config, `export default ${JSON.stringify(configured)}\n`)
  const places = ['--content', content, '--output', output, '--config', config]
  const preview = ['--base', '/pr/7/', '--url', 'https://preview.example']
  const addresses = () => {
    const page = readFileSync(path.join(output, 'search/index.html'), 'utf8')
    return [/rel="canonical" href="([^"]*)"/, /rel="stylesheet" href="([^"]*)"/].map(
      pattern => pattern.exec(page)?.[1],
    )
  }
  for (const args of [['regenerate', feed], ['build']]) {
    assert.deepEqual(await runHere([...args, ...places, ...preview, '--quiet']), {
      code: 0,
      out: '',
      err: '',
    })
    assert.deepEqual(addresses(), ['https://preview.example/pr/7/search/', '/pr/7/assets/main.css'])
  }
  const wrong = await runHere(['build', ...places, '--url', 'https://ann.example/other/'])
  assert.deepEqual([wrong.code, wrong.out], [2, ''])
  assert.match(
    wrong.err,
    /^error: Unexpected value of `url`: expected no path but that of `base`: a path belongs there\.\n/,
  )
  assert.deepEqual(addresses(), ['https://preview.example/pr/7/search/', '/pr/7/assets/main.css'])
})

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { runCli, temporaryFolder } from './run-cli.ts'

/*
 * What a curator does between two imports, each command in a process of its own.
 */

const texts = ['apples', 'bread', 'cheese', 'dates', 'eggs', 'figs'].map(
  what => `All there is to know about ${what}, and where to buy them.`,
)

/** A dump of June: an entry a text, numbered from 1; each entry by its own author. */
function dumpOf(given: readonly string[]): string {
  const entry = (text: string, index: number) =>
    `### ${index + 1}\n\n2024-06-01\n\nAnn\n@${/about (\w+)/.exec(text)?.[1] ?? 'ann'}\n${text}\n\n`
  return given.map(entry).join('')
}

interface Folder {
  readonly post: (number: number) => string
  readonly run: (dump: string, ...options: string[]) => ReturnType<typeof runCli>
  readonly json: (dump: string, ...options: string[]) => Promise<Record<string, unknown>>
  /** Every file of the content folder with its text. */
  readonly files: () => Record<string, string>
}

async function importedFolder(context: TestContext): Promise<Folder> {
  const content = temporaryFolder(context)
  const run: Folder['run'] = (dump, ...options) =>
    runCli(['import', '-', '--as', '2024-06', '--content', content, ...options], dump)
  const folder: Folder = {
    post: number => path.join(content, `posts/2024/06/2024-06-01-00${number}.md`),
    run,
    json: async (dump, ...options) => JSON.parse((await run(dump, '--json', ...options)).out),
    files: () => {
      const names = readdirSync(content, { recursive: true, encoding: 'utf8' }).sort()
      const files = names.filter(name => /\.\w+$/.test(name))
      return Object.fromEntries(files.map(name => [name, readFileSync(path.join(content, name), 'utf8')]))
    },
  }
  assert.equal((await run(dumpOf(texts))).code, 0)
  return folder
}

function editFile(file: string, edit: (text: string) => string): void {
  writeFileSync(file, edit(readFileSync(file, 'utf8')))
}

const mended = dumpOf(texts).replace('know about bread', 'learn about bread')

test('an entry inserted in the middle moves files and no address', async context => {
  const folder = await importedFolder(context)
  const later = dumpOf(texts.toSpliced(1, 0, 'Something new about grapes.'))
  assert.equal((await folder.run(later)).out, '7 posts, 0 stubs; 1 added, 5 moved, 1 unchanged\n')
  const addresses = Object.entries(folder.files()).map(([name, text]) => [
    path.basename(name),
    /^handle: (.*)$/m.exec(text)?.[1],
    /^permalink: (.*)$/m.exec(text)?.[1],
  ])
  assert.deepEqual(addresses, [
    ['2024-06-01-001.md', 'apples', '/2024/06/01/1/'],
    ['2024-06-01-002.md', 'grapes', '/2024/06/01/2-2/'],
    ['2024-06-01-003.md', 'bread', '/2024/06/01/2/'],
    ['2024-06-01-004.md', 'cheese', '/2024/06/01/3/'],
    ['2024-06-01-005.md', 'dates', '/2024/06/01/4/'],
    ['2024-06-01-006.md', 'eggs', '/2024/06/01/5/'],
    ['2024-06-01-007.md', 'figs', '/2024/06/01/6/'],
  ])
  assert.equal((await folder.run(later)).out, '7 posts, 0 stubs; 7 unchanged\n')
})

test('a file edited by hand stays as it is, to the byte', async context => {
  const folder = await importedFolder(context)
  editFile(folder.post(2), text => `${text.replace('tags: []', 'tags: [food]\nmood: good')}\nA note.\n\n\n`)
  const before = folder.files()
  assert.deepEqual(await folder.run(dumpOf(texts)), {
    code: 0,
    out: '6 posts, 0 stubs; 6 unchanged\n',
    err: '',
  })
  assert.deepEqual(folder.files(), before)
})

test('a conflict shows both sides, writes nothing of it, and exits 1 until it is resolved', async context => {
  const folder = await importedFolder(context)
  editFile(folder.post(2), text => text.replaceAll('where to buy them', 'where not to buy them'))
  const before = folder.files()
  const { code, out, err } = await folder.run(mended)
  assert.equal(code, 1)
  assert.equal(out, '6 posts, 0 stubs; 5 unchanged, 1 in conflict\n')
  assert.match(err, /^! posts\/2024\/06\/2024-06-01-002\.md$/m)
  assert.match(err, /^ {4}-All there is to know about bread, and where not to buy them\.$/m)
  assert.match(err, /^ {4}\+All there is to learn about bread, and where to buy them\.$/m)
  assert.match(err, /--ours .*--theirs/)
  assert.deepEqual(folder.files(), before)

  assert.equal((await folder.run(mended, '--ours')).code, 0)
  assert.match(readFileSync(folder.post(2), 'utf8'), /know about bread, and where not to buy/)
  assert.equal((await folder.run(mended)).out, '6 posts, 0 stubs; 6 unchanged\n')

  const again = mended.replace('learn about bread', 'find out about bread')
  assert.equal((await folder.run(again)).code, 1)
  assert.equal((await folder.run(again, '--theirs')).out, '6 posts, 0 stubs; 1 changed, 5 unchanged\n')
  assert.match(readFileSync(folder.post(2), 'utf8'), /find out about bread, and where to buy/)
  assert.equal((await folder.run(again)).out, '6 posts, 0 stubs; 6 unchanged\n')
})

test('regenerate writes the site in spite of a conflict, redirects and the list of what is gone with it', async context => {
  const folder = temporaryFolder(context)
  const [dump, content, site] = ['2024-06.md', 'content', 'site'].map(name => path.join(folder, name))
  assert.ok(dump && content && site)
  writeFileSync(dump, dumpOf(texts))
  assert.equal((await runCli(['import', dump, '--content', content])).code, 0)
  editFile(path.join(content, 'posts/2024/06/2024-06-01-002.md'), text => text.replaceAll('buy', 'sell'))
  editFile(path.join(content, 'posts/2024/06/2024-06-01-003.md'), text =>
    text.replace('\nimported:', '\naliases: [/cheese/]\nimported:'),
  )
  writeFileSync(dump, mended.replace(/### 6[\s\S]*/, ''))
  const args = ['regenerate', dump, '--content', content, '--output', site, '--prune']
  const { code, out, err } = await runCli(args)
  assert.equal(code, 1)
  assert.match(out, /4 unchanged, 1 in conflict, 1 removed; site written/)
  assert.match(err, /^! posts/m)
  assert.match(
    readFileSync(path.join(site, '2024/06/01/2/index.html'), 'utf8'),
    /to know about bread, and where to sell/,
  )
  assert.match(readFileSync(path.join(site, 'cheese/index.html'), 'utf8'), /url=\/2024\/06\/01\/3\/"/)
  assert.equal(readFileSync(path.join(site, 'gone.txt'), 'utf8'), '/2024/06/01/6/\n')
  assert.equal(existsSync(path.join(site, '2024/06/01/6')), false)
})

test('--prune removes what the dump lost, lists its address, and a build without it keeps it', async context => {
  const folder = await importedFolder(context)
  const shorter = dumpOf(texts.slice(0, 5))
  const kept = await folder.run(shorter)
  assert.equal(kept.code, 0)
  assert.match(
    kept.out,
    /1 no longer in the dump \(kept\)\nkept, no longer in the dump: posts\/.*-006\.md\n$/,
  )
  assert.ok(existsSync(folder.post(6)))
  assert.equal((await folder.run(shorter, '--prune')).out, '5 posts, 0 stubs; 5 unchanged, 1 removed\n')
  assert.equal(existsSync(folder.post(6)), false)
  assert.deepEqual(folder.files()['gone.txt']?.split('\n').slice(1), ['/2024/06/01/6/', ''])
  assert.equal((await folder.run(shorter, '--prune')).out, '5 posts, 0 stubs; 5 unchanged\n')
})

test('more than a fifth of a dump is not removed without --force', async context => {
  const folder = await importedFolder(context)
  const before = folder.files()
  const cut = dumpOf([...texts.slice(0, 4), 'Another entry.'])
  const refused = await folder.run(cut, '--prune')
  assert.equal(refused.code, 1)
  assert.equal(refused.out, '')
  assert.match(refused.err, /^error: Cannot remove 2 of the 6 posts of `2024-06`: .*--force/)
  assert.deepEqual(folder.files(), before)
  const looked = await folder.run(cut, '--prune', '--dry-run')
  assert.equal(looked.code, 1)
  assert.match(looked.out, /^- posts\/2024\/06\/2024-06-01-005\.md$/m)
  assert.match(looked.err, /--force/)
  assert.deepEqual(folder.files(), before)
  assert.equal(
    (await folder.run(cut, '--prune', '--force')).out,
    '5 posts, 0 stubs; 1 added, 4 unchanged, 2 removed\n',
  )
})

test('--prune leaves what was edited or written by hand', async context => {
  const folder = await importedFolder(context)
  editFile(folder.post(6), text => text.replace('All there', 'Much of what there'))
  const own = readFileSync(folder.post(1), 'utf8')
    .replace(/^imported: .*\n/m, '')
    .replaceAll('/1/', '/90/')
  writeFileSync(folder.post(9), own.replaceAll('apples', 'walnuts'))
  const shorter = dumpOf(texts.slice(0, 5))
  const { out } = await folder.run(shorter, '--prune')
  assert.match(
    out,
    /5 unchanged, 2 no longer in the dump \(kept\)\n(?:kept, .*-00[69]\.md \(edited by hand: .*\n){2}$/,
  )
  assert.ok(existsSync(folder.post(6)) && existsSync(folder.post(9)))
})

test('a dump with errors is not pruned: its posts may only be misread', async context => {
  const folder = await importedFolder(context)
  const flawed = dumpOf(texts).replace(/(### 6\n\n)2024-06-01/, '$12024-06-31')
  const result = await folder.run(flawed, '--prune')
  assert.equal(result.code, 1)
  assert.match(result.out, /5 unchanged, 1 no longer in the dump \(kept\)/)
  assert.ok(existsSync(folder.post(6)))
})

test('--dry-run prints the whole plan and writes nothing; --json gives it to tools', async context => {
  const folder = await importedFolder(context)
  editFile(folder.post(2), text => text.replace('where to buy', 'where not to buy'))
  const before = folder.files()
  const later = mended
    .replace('know about cheese', 'hear about cheese')
    .replace(/(### 4\n\n)2024-06-01/, '$12024-06-02')
    .replace(/### 6[\s\S]*/, '')
    .concat('### 7\n\n2024-06-03\n\nZoe\n@zoe\nNews.\n')
  const { code, out, err } = await folder.run(later, '--dry-run', '--prune')
  assert.equal(code, 1)
  assert.deepEqual(out.split('\n'), [
    '+ posts/2024/06/2024-06-03-007.md',
    '~ posts/2024/06/2024-06-01-003.md',
    '     handle: cheese',
    '    -title: All there is to know about cheese, and where to buy them.',
    '    +title: All there is to hear about cheese, and where to buy them.',
    '     permalink: /2024/06/01/3/',
    '    …',
    '     ',
    '    -All there is to know about cheese, and where to buy them.',
    '    +All there is to hear about cheese, and where to buy them.',
    '> posts/2024/06/2024-06-01-004.md → posts/2024/06/2024-06-02-004.md',
    '     number: 4',
    "    -date: '2024-06-01'",
    "    +date: '2024-06-02'",
    '     author: Ann',
    '- posts/2024/06/2024-06-01-006.md',
    '6 posts, 0 stubs, 2 warnings; 1 added, 1 changed, 1 moved, 2 unchanged, 1 in conflict, 1 removed; nothing written',
    '',
  ])
  assert.match(err, /^! posts\/2024\/06\/2024-06-01-002\.md$/m)
  assert.deepEqual(folder.files(), before)

  const { added, changed, moved, unchanged, conflicting, missing, removed, diffs } = await folder.json(
    later,
    '--dry-run',
  )
  const [two, three, four] = [2, 3, 4].map(number => `posts/2024/06/2024-06-01-00${number}.md`)
  assert.ok(two && three && four)
  assert.deepEqual(
    { added, changed, moved, unchanged, missing, removed },
    {
      added: ['posts/2024/06/2024-06-03-007.md'],
      changed: [three],
      moved: [{ from: four, to: 'posts/2024/06/2024-06-02-004.md' }],
      unchanged: 2,
      missing: ['posts/2024/06/2024-06-01-006.md'],
      removed: [],
    },
  )
  assert.deepEqual(
    (conflicting as { path: string; ours: string }[]).map(({ path, ours }) => [path, ours]),
    [[two, before[two]]],
  )
  assert.deepEqual(
    Object.keys(diffs as object).sort(),
    [two, three, 'posts/2024/06/2024-06-02-004.md'].sort(),
  )
  assert.deepEqual(folder.files(), before)
})

for (const options of [['--ours', '--theirs'], ['--force']]) {
  test(`\`import ${options.join(' ')}\` is a wrong command`, async context => {
    const content = temporaryFolder(context)
    const { code, err } = await runCli(['import', '-', '--content', content, ...options], dumpOf(texts))
    assert.equal(code, 2)
    assert.match(err, /--theirs|--prune/)
    assert.deepEqual(readdirSync(content), [])
  })
}

import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { problemsOf, readReport } from '../../src/cli/serve/run-report.ts'
import { runHere, temporaryFolder } from './run-cli.ts'

/*
 * What `import` and `regenerate` make of a content folder with several dumps.
 */

const entry = (number: number, text: string) =>
  `### ${number}\n\n2024-06-0${number}\n\nAnn\n@ann\n${text}\n\n`
const june = entry(1, 'All about apples and how they keep.') + entry(2, 'All about bread and who bakes it.')

function contentFolder(context: TestContext, feeds: Readonly<Record<string, string>>) {
  const content = temporaryFolder(context)
  const write = (name: string, text: string) => {
    const file = path.join(content, 'feeds', name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    return file
  }
  for (const [name, text] of Object.entries(feeds)) write(name, text)
  const run = (...args: string[]) => runHere([...args, '--content', content])
  const feed = (name: string) => path.join(content, 'feeds', name)
  return { content, write, feed, run }
}

test('dumps in text files, with large extensions and in folders are read; what is no dump is named', async context => {
  const { run } = contentFolder(context, {
    'a.txt': entry(1, 'From a text file.'),
    'b.MD': entry(2, 'From a large extension.'),
    '2023/c.md': entry(3, 'From a folder.'),
    'notes.docx': 'no dump',
    '.hidden.md': 'no dump',
  })
  const { code, out, err } = await run('regenerate', '--dry-run')
  assert.equal(code, 0)
  assert.deepEqual(
    [...out.matchAll(/^\+ (.*)$/gm)].map(([, file]) => file),
    ['posts/2024/06/2024-06-03-003.md', 'posts/2024/06/2024-06-01-001.md', 'posts/2024/06/2024-06-02-002.md'],
  )
  assert.match(err, /^warning: `.*notes\.docx` is no dump/m)
  assert.doesNotMatch(err, /hidden/)
})

test('two dumps of one name in two folders are a wrong command', async context => {
  const { run } = contentFolder(context, { 'a.md': june, '2023/a.txt': june })
  const { code, err } = await run('regenerate', '--dry-run')
  assert.equal(code, 2)
  assert.match(err, /second feed named `a`/)
})

test('a renamed dump is told once, and its posts follow', async context => {
  const { feed, run } = contentFolder(context, { 'june.md': june })
  await run('import', feed('june.md'))
  renameSync(feed('june.md'), feed('2024-06.md'))
  const renamed = await run('import', feed('2024-06.md'))
  assert.deepEqual(renamed, {
    code: 0,
    out: '2 posts, 0 stubs; 2 changed\nthe dump `june` is `2024-06` now: its posts follow\n',
    err: '',
  })
  assert.equal((await run('import', feed('2024-06.md'))).out, '2 posts, 0 stubs; 2 unchanged\n')
})

test('a copy of a dump is told entry by entry', async context => {
  const { feed, run } = contentFolder(context, { 'june.md': june, 'copy.md': june })
  await run('import', feed('june.md'))
  const { code, err } = await run('import', feed('copy.md'))
  assert.equal(code, 0)
  assert.deepEqual(
    err.match(/copy\.md:\d+:1 .*post-duplicate/g)?.map(line => /:(\d+):/.exec(line)?.[1]),
    ['1', '9'],
  )
})

test('posts whose dump is gone are named by regenerate, and removed only when that is asked for', async context => {
  const { content, feed, run } = contentFolder(context, {
    'june.md': june,
    'sample.md': entry(5, 'Something shown as a sample.'),
  })
  await run('import', feed('june.md'), feed('sample.md'))
  rmSync(feed('sample.md'))
  const kept = await run('regenerate', '--dry-run')
  assert.match(kept.out, /^kept, though their dump is gone: 1 post of `sample` \(--prune removes them\)$/m)
  assert.doesNotMatch((await run('import', feed('june.md'))).out, /sample/)
  const refused = await run('regenerate', '--prune', '--dry-run')
  assert.equal(refused.code, 1)
  assert.match(refused.err, /Cannot remove 1 of the 1 posts of `sample`/)
  const forced = await run('regenerate', '--prune', '--force', '--dry-run')
  assert.match(forced.out, /^- posts\/2024\/06\/2024-06-05-005\.md$/m)
  assert.equal(readdirSync(path.join(content, 'posts/2024/06')).length, 3)
})

test('no post is removed while a dump has an error', async context => {
  const { feed, run, write } = contentFolder(context, { 'june.md': june, 'sample.md': entry(5, 'A sample.') })
  await run('import', feed('june.md'), feed('sample.md'))
  rmSync(feed('sample.md'))
  write('june.md', june.replace('2024-06-02', '2024-06-32'))
  const { out } = await run('regenerate', '--prune', '--force', '--dry-run')
  assert.doesNotMatch(out, /^- /m)
})

test('a side is taken for the posts it names, before and behind a feed', async context => {
  const { content, feed, run, write } = contentFolder(context, { 'june.md': june })
  await run('import', feed('june.md'))
  const posts = [1, 2].map(number => path.join(content, `posts/2024/06/2024-06-0${number}-00${number}.md`))
  const [one = '', two = ''] = posts
  for (const file of posts)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('All about', 'By hand, about'))
  const dump = write('june.md', june.replaceAll('All about', 'In the dump, about'))
  assert.match((await run('import', dump)).out, /2 in conflict/)
  const dry = await run('import', '--ours', dump, '--dry-run')
  assert.match(dry.out, /2 changed/)
  const single = await run('import', '--theirs', 'posts/2024/06/2024-06-02-002.md', dump)
  assert.equal(single.code, 1)
  assert.match(single.out, /1 changed, 1 in conflict/)
  assert.match(readFileSync(two, 'utf8'), /In the dump/)
  assert.equal((await run('import', dump, `--ours=${one}`)).code, 0)
  assert.match(readFileSync(one, 'utf8'), /By hand/)

  const unknown = await run('import', dump, '--ours', 'posts/2024/06/no.md')
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /`posts\/2024\/06\/no\.md`, expected the path of a post/)
  assert.equal((await run('import', dump, '--ours', '--theirs')).code, 2)
})

test('a site of posts is replaced by one without a post only when that is asked for', async context => {
  const { content, run } = contentFolder(context, {})
  const site = path.join(content, 'site')
  mkdirSync(path.join(site, '2024'), { recursive: true })
  writeFileSync(path.join(site, '.tidings-site'), 'id')
  const refused = await run('build', '--output', site)
  assert.equal(refused.code, 1)
  assert.match(refused.err, /^error: Cannot replace the site of posts .*--allow-empty/m)
  assert.ok(existsSync(path.join(site, '2024')))
  assert.equal((await run('build', '--output', site, '--allow-empty')).code, 0)
  assert.equal(existsSync(path.join(site, '2024')), false)
})

test('no site is written of a content folder that is not there', async context => {
  const site = path.join(temporaryFolder(context), 'site')
  const { code, err } = await runHere(['build', '--content', 'nowhere', '--output', site])
  assert.deepEqual([code, existsSync(site)], [1, false])
  assert.match(err, /^error: Cannot find the folder `nowhere`: `tidings init` makes an archive/)
})

test('serve tells what is kept of a dump that is being typed', async context => {
  const { feed, run, write } = contentFolder(context, { 'june.md': june })
  await run('import', feed('june.md'))
  const dump = write('june.md', entry(1, 'All about apples and how they keep.'))
  const { out, err } = await run('import', dump, '--json')
  const report = readReport({ out, err })
  assert.deepEqual(
    (report ? problemsOf(report) : []).map(({ severity, place }) => [severity, place]),
    [['warning', 'posts/2024/06/2024-06-02-002.md']],
  )
})

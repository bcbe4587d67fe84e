import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { runHere, temporaryFolder } from './run-cli.ts'
import { startCommand } from './small-archive.ts'

const post = 'Wren Hill\n@wren\nRAG with OpenAI, at last.\n\n引用\nAda\n@ada\nHello. #birds\n'

/** A content folder with these dumps. */
function contentOf(context: TestContext, dumps: Readonly<Record<string, string>> = {}) {
  const content = path.join(temporaryFolder(context), 'content')
  const feeds = path.join(content, 'feeds')
  mkdirSync(feeds, { recursive: true })
  for (const [name, text] of Object.entries(dumps)) writeFileSync(path.join(feeds, name), text)
  return {
    content,
    fileOf: (name: string) => path.join(feeds, name),
    read: (name: string) => readFileSync(path.join(feeds, name), 'utf8'),
    add: (args: readonly string[], input = '') => runHere(['add', ...args, '--content', content], input),
  }
}

test('add makes the dump of the month, says what it understood, and import reads it', async context => {
  const { content, add, read, fileOf } = contentOf(context)
  const { code, out, err } = await add([], post)
  assert.deepEqual({ code, err }, { code: 0, err: '' })
  assert.equal(
    out,
    `1 of 2024-07-01\n  post    Wren Hill @wren, 1 line\n  quote   Ada @ada, 1 line\n  title   RAG with OpenAI, at last.\n  topics  RAG, OpenAI\n1 post added to ${fileOf('2024-07.md')}\n`,
  )
  assert.equal(read('2024-07.md'), `### 01\n\n2024-07-01\n\n${post}`)
  assert.equal((await runHere(['import', fileOf('2024-07.md'), '--content', content])).code, 0)
  assert.ok(existsSync(path.join(content, 'posts/2024/07/2024-07-01-001.md')))
  assert.equal(existsSync(path.join(content, '.tidings')), false)
})

test('add --json tells all of it, a dry run writes nothing', async context => {
  const dump = '### 07\n\n2024-06-30\n\nAnn\n@ann\nOne.\n'
  const { add, read, fileOf } = contentOf(context, { 'ai-2024-06.txt': dump })
  const { code, out } = await add(['-', '--date', '2024-06-30', '--dry-run', '--json'], post)
  assert.equal(code, 0)
  const parts = [
    { kind: 'post', author: 'Wren Hill', handle: 'wren', body: 'RAG with OpenAI, at last.' },
    { kind: 'quote', author: 'Ada', handle: 'ada', body: 'Hello. #birds' },
  ]
  const head = { number: 8, date: '2024-06-30', author: 'Wren Hill', handle: 'wren' }
  const about = { title: 'RAG with OpenAI, at last.', tags: ['birds'], topics: ['RAG', 'OpenAI'] }
  assert.deepEqual(JSON.parse(out), {
    file: fileOf('ai-2024-06.txt'),
    written: false,
    added: [{ ...head, ...about, parts }],
    diagnostics: [],
  })
  assert.equal(read('ai-2024-06.txt'), dump)
})

test('add refuses with a place what would be misread, and with 2 a command that is wrong', async context => {
  const { add, fileOf } = contentOf(context, { 'a-2024-07.md': '', 'b-2024-07.md': '' })
  const dumps = ['a', 'b'].map(name => `\`${fileOf(`${name}-2024-07.md`)}\``).join(', ')
  for (const [args, input, code, said] of [
    [['--as', '2024-07'], 'Nobody\nsaid it', 1, /^<stdin>:2:1 +error +handle-missing /],
    [['--as', '2024-07', '--stub'], post, 1, /^<stdin>:1:1 +error +add-refused /],
    [['nothing.md'], '', 1, /^error: Cannot read `nothing.md`: it does not exist\.\n$/],
    [[], `${post}\n2024-05-01\nAda @ada\nHi.`, 1, /^error: Unexpected posts of 2024-07 and 2024-05, /],
    [
      [],
      post,
      2,
      new RegExp(
        `^error: Unexpected dumps ${dumps.replaceAll('.', '\\.')}, expected one of 2024-07, or --as`,
      ),
    ],
    [['--as', '../2024-07'], post, 2, /^error: Unexpected feed name `\.\.\/2024-07`/],
    [['--date', '2024-02-30'], post, 2, /Expected a day written `YYYY-MM-DD`/],
  ] as const) {
    const result = await add(args, input)
    assert.equal(result.code, code, args.join(' '))
    assert.match(result.err, said)
  }
  assert.deepEqual(readdirSync(path.dirname(fileOf('2024-07.md'))), ['a-2024-07.md', 'b-2024-07.md'])
  const { out } = await add(['--help'])
  assert.match(out, /^Usage: tidings add \[options\] \[file\]\n/)
})

test('add keeps the mode of a dump, and follows a link to it', async context => {
  const { add, fileOf, content } = contentOf(context)
  const dump = path.join(content, '../real.md')
  writeFileSync(dump, '')
  chmodSync(dump, 0o640)
  symlinkSync(dump, fileOf('2024-07.md'))
  assert.equal((await add([], post)).code, 0)
  assert.ok(lstatSync(fileOf('2024-07.md')).isSymbolicLink())
  assert.equal(statSync(dump).mode & 0o777, 0o640)
  assert.match(readFileSync(dump, 'utf8'), /@wren/)
})

test('add --edit adds what the editor leaves, and keeps what is refused', async context => {
  const { add, read, content } = contentOf(context)
  const editor = path.join(content, '../editor.mjs')
  const withEditor = async (change: string, input: string) => {
    writeFileSync(
      editor,
      `import fs from 'node:fs'\nconst file = process.argv[2]\nlet text = fs.readFileSync(file, 'utf8')\n${change}\nfs.writeFileSync(file, text)\n`,
    )
    process.env.VISUAL = `"${process.execPath}" "${editor}"`
    context.after(() => delete process.env.VISUAL)
    return add(['--edit', '--date', '2024-07-02'], input)
  }
  await withEditor("text = text.replace('07-02', '07-03').replace('at last', 'at once')", post)
  assert.equal(read('2024-07.md'), `### 01\n\n2024-07-03\n\n${post.replace('at last', 'at once')}`)
  const { code, err } = await withEditor("text = 'only words'", post)
  assert.equal(code, 1)
  const [, kept = ''] = /^The text is kept in `(.*)`\.$/m.exec(err) ?? []
  context.after(() => rmSync(path.dirname(kept), { recursive: true }))
  assert.equal(readFileSync(kept, 'utf8'), 'only words')
})

test('killed at any moment, add leaves the old dump or the new one', async context => {
  const { content, read, fileOf } = contentOf(context)
  const folder = path.dirname(content)
  const old = Array.from(
    { length: 1000 },
    (_, at) => `### ${at + 1}\n\n2024-06-01\n\nAnn\n@ann\nPost ${at} of them.\n`,
  ).join('\n')
  const archive = { folder, content, site: '' }
  writeFileSync(path.join(folder, 'post.txt'), post)
  const start = () => startCommand(archive, 'add', 'post.txt', '--date', '2024-06-30')
  // The first start bundles the sources.
  await startCommand(archive, '--help').ended
  writeFileSync(fileOf('2024-06.md'), old)
  const began = performance.now()
  assert.equal((await start().ended).code, 0)
  const duration = performance.now() - began
  const added = read('2024-06.md')
  assert.ok(added.startsWith(old) && added.includes('@wren'))
  for (let kill = 0; kill < 12; kill++) {
    writeFileSync(fileOf('2024-06.md'), old)
    const { child, ended } = start()
    await Promise.race([wait(duration * (0.4 + Math.random() * 0.6)), ended])
    child.kill('SIGKILL')
    await ended
    assert.ok([old, added].includes(read('2024-06.md')), `half a dump after kill ${kill}`)
  }
  writeFileSync(fileOf('2024-06.md'), old)
  assert.equal((await start().ended).code, 0)
  assert.equal(read('2024-06.md'), added)
  assert.deepEqual(readdirSync(path.dirname(fileOf('2024-06.md'))), ['2024-06.md'])
})

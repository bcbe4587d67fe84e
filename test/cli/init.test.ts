import assert from 'node:assert/strict'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { deployTargets, languages } from '../../src/config.ts'
import { loadConfig } from '../../src/load-config.ts'
import { readTree } from '../publish/trees.ts'
import { runHere, temporaryFolder } from './run-cli.ts'

const files = [
  '.gitignore',
  'README.md',
  'content/feeds/2024-07.md',
  'content/static/.gitkeep',
  'content/topics.txt',
  'package.json',
  'theme/custom.css',
  'tidings.config.ts',
]

for (const lang of languages)
  test(`the first dump and the lists of an archive in ${lang} explain themselves, and say nothing wrong`, async context => {
    const folder = path.join(temporaryFolder(context), '潮讯 "1"')
    const { code, out } = await runHere(['init', folder, '--lang', lang])
    assert.deepEqual(
      [code, out.split('\n').at(-2)],
      [0, `Next: cd '${folder}' && npm install && npm run build`],
    )
    assert.deepEqual([...readTree(folder).keys()], files)
    const content = path.join(folder, 'content')
    const topics = await runHere(['topics', '--content', content, '--json'])
    assert.deepEqual(JSON.parse(topics.out).diagnostics, [])
    const { title, lang: configured } = await loadConfig(path.join(folder, 'tidings.config.ts'))
    assert.deepEqual([title, configured], ['潮讯 "1"', lang])

    const dump = path.join(content, 'feeds/2024-07.md')
    const check = async () => (await runHere(['check', dump, '--content', content])).out
    assert.equal(await check(), '0 posts, 0 stubs\n')
    appendFileSync(dump, '\n### 01\n\n2024-07-01\n\nAnn\n@ann\nApples.\n')
    assert.equal(await check(), '1 post, 0 stubs\n')
  })

test('an archive brings what its host needs, and is configured for it', async context => {
  for (const host of deployTargets) {
    const folder = path.join(temporaryFolder(context), host)
    const args = ['--deploy', host, '--url', 'https://ann.example', '--base', '/news/']
    const { out, err } = await runHere(['init', folder, ...args, '--json'])
    assert.equal(err, '')
    const again = await runHere(['init', folder, ...args])
    assert.match(
      again.err,
      /^warning: `package\.json` takes tidings from `file:\.\.\/\S+`\. A host that builds/,
    )
    const { created }: { readonly created: readonly string[] } = JSON.parse(out)
    assert.equal(created.length, files.length + 1, host)
    const { url, base, outputs } = await loadConfig(path.join(folder, 'tidings.config.ts'))
    assert.deepEqual([url, base, outputs.hosting], ['https://ann.example', '/news/', host])
  }
})

test('files that are there stay, and are named', async context => {
  const folder = temporaryFolder(context)
  const own = path.join(folder, 'package.json')
  writeFileSync(own, '{}')
  const first = await runHere(['init', folder])
  assert.match(first.out, /^Left as they were: package\.json$/m)
  const steps =
    /^Next: cd \S+ && npm pkg set scripts\.build="tidings regenerate" scripts\.serve="tidings serve" && npm install file:\S+ && npm run build$/m
  assert.match(first.out, steps)
  const before = readTree(folder)
  const second = await runHere(['init', folder, '--lang', 'en', '--title', 'Other'])
  assert.match(second.out, /^Left as they were: package\.json, tidings\.config\.ts, /)
  assert.deepEqual(readTree(folder), before)
  assert.equal(readFileSync(own, 'utf8'), '{}')
  writeFileSync(own, '{ "scripts": { "build": "other" } }')
  const third = await runHere(['init', folder])
  assert.match(third.out, /^Next: cd \S+ && npm install file:\S+ && npx tidings regenerate$/m)
})

test('a wrong option writes nothing, and is told', async context => {
  const folder = path.join(temporaryFolder(context), 'news')
  for (const [args, problem] of [
    [
      ['--base', 'news'],
      /^error: Unexpected value of `base`: expected a path such as `\/` or `\/archive\/`\.\n/,
    ],
    [['--lang', 'fr'], /Allowed choices are zh-CN, en\./],
    [['--title', ''], /^error: Unexpected value of `title`: /],
  ] as const) {
    const { code, out, err } = await runHere(['init', folder, ...args])
    assert.deepEqual([code, out, existsSync(folder)], [2, '', false])
    assert.match(err, problem)
  }
})

import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { loadExchange } from '../../src/publish/exchange.ts'
import { ForeignFolderError, publish, recoverSite, type Staging } from '../../src/publish/publish.ts'
import { sitePaths } from '../../src/publish/site-paths.ts'
import { restoreSite, swapTrees } from '../../src/publish/swap.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { readTree, untilLater, writeTree } from './trees.ts'

/** Publish a site of these files, whole. */
function publishAll(output: string, files: Readonly<Record<string, string>>, id: string): Promise<void> {
  return publish(output, async staging => {
    staging.clear()
    writeTree(staging.folder, Object.entries(files))
    return { id, result: undefined }
  })
}

test('a build that changes nothing touches nothing', async context => {
  const output = path.join(temporaryFolder(context), 'site')
  await publishAll(output, { 'index.html': 'one' }, '1')
  // All but when it was last read.
  const state = () => [statSync(output).ino, statSync(output).mtimeMs, statSync(output).ctimeMs]
  const before = state()
  const base = await publish(output, async ({ base }) => ({ id: '1', result: base }))
  assert.equal(base, '1')
  assert.deepEqual(state(), before)
})

test('a site that differs by its identifier alone is published', async context => {
  const output = path.join(temporaryFolder(context), 'site')
  await publishAll(output, { 'index.html': 'one' }, '1')
  await publish(output, async () => ({ id: '2', result: undefined }))
  assert.deepEqual(Object.fromEntries(readTree(output)), { '.tidings-site': '2\n', 'index.html': 'one' })
})

test('files that a build does not take are the very files of the site before', async context => {
  const output = path.join(temporaryFolder(context), 'site')
  await publishAll(output, { 'index.html': 'one', 'a/b.html': 'two' }, '1')
  const before = statSync(path.join(output, 'a/b.html'))
  await publish(output, async staging => {
    staging.remove(['index.html'])
    writeTree(staging.folder, [['index.html', 'three']])
    return { id: '2', result: undefined }
  })
  const after = statSync(path.join(output, 'a/b.html'))
  assert.deepEqual([after.ino, after.mtimeMs], [before.ino, before.mtimeMs])
})

test('a site is intact until somebody else writes into it or takes from it', async context => {
  const output = path.join(temporaryFolder(context), 'site')
  const files = { 'index.html': 'one', 'a/b.html': 'two', 'pagefind/c/1': '', 'note.txt': '' }
  const isIntact = (...names: string[]) => {
    let found: boolean | undefined
    const look = publish(output, async staging => {
      found = staging.isIntact(names)
      return { id: '1', result: undefined }
    })
    return look.then(() => found)
  }
  const all = ['index.html', 'a/b.html', 'pagefind']
  assert.equal(await isIntact(...all), false, 'nothing is there')
  for (const [change, isSo] of [
    [() => rmSync(path.join(output, 'note.txt')), true],
    [() => writeFileSync(path.join(output, 'index.html'), 'One'), false],
    [() => rmSync(path.join(output, 'a'), { recursive: true }), false],
    [() => rmSync(path.join(output, 'pagefind/c/1')), false],
    [() => writeFileSync(path.join(output, 'pagefind/2'), ''), false],
  ] as const) {
    rmSync(output, { recursive: true, force: true })
    await publishAll(output, files, '1')
    assert.equal(await isIntact(...all), true)
    await untilLater(path.join(output, '.tidings-site'))
    change()
    assert.equal(await isIntact(...all), isSo)
  }
})

test('a folder is taken with all it holds', async context => {
  const output = path.join(temporaryFolder(context), 'site')
  await publishAll(output, { 'index.html': 'one', 'pagefind/a/1': '', 'pagefind/2': '' }, '1')
  for (const id of ['2', '3', '4']) {
    await publish(output, async staging => {
      staging.remove(['pagefind', 'pagefind/2'])
      writeTree(staging.folder, [[`pagefind/a/${id}`, id]])
      return { id, result: undefined }
    })
    assert.deepEqual(Object.fromEntries(readTree(output)), {
      '.tidings-site': `${id}\n`,
      'index.html': 'one',
      [`pagefind/a/${id}`]: id,
    })
  }
})

test('a file can become a folder, and a folder a file', async context => {
  const output = path.join(temporaryFolder(context), 'site')
  await publishAll(output, { a: 'file', 'b/c': 'in a folder' }, '1')
  for (const id of ['2', '3']) {
    const [folder, file] = id === '2' ? ['a', 'b'] : ['b', 'a']
    await publish(output, async staging => {
      staging.remove([`${folder}/c`, folder, file, `${file}/c`])
      writeTree(staging.folder, [
        [`${folder}/c`, id],
        [file, id],
      ])
      return { id, result: undefined }
    })
    const expected = { '.tidings-site': `${id}\n`, [`${folder}/c`]: id, [file]: id }
    assert.deepEqual(Object.fromEntries(readTree(output)), expected)
    assert.deepEqual(
      Object.fromEntries(readTree(path.join(output, '../.site.spare/tree'))),
      Object.fromEntries(readTree(output)),
    )
  }
})

test('a site without identifier starts the next build from nothing, and has no spare', async context => {
  const folder = temporaryFolder(context)
  const output = path.join(folder, 'site')
  await publishAll(output, { 'index.html': 'one' }, '')
  assert.deepEqual(readdirSync(folder), ['site'])
  const base = await publish(output, async staging => {
    staging.remove(['other.html'])
    writeTree(staging.folder, [['other.html', 'two']])
    return { id: '', result: staging.base }
  })
  assert.equal(base, undefined)
  assert.deepEqual(Object.fromEntries(readTree(output)), { '.tidings-site': '\n', 'other.html': 'two' })
})

test('a site that lists what it holds is replaced, with an identifier and without', async context => {
  const output = path.join(temporaryFolder(context), 'site')
  const names = ['index.html', 'a/index.html', 'pagefind/']
  for (const id of ['one', '', '', 'two']) {
    await publish(output, async staging => {
      staging.clear()
      writeTree(
        staging.folder,
        [...names.slice(0, 2), 'pagefind/x.json'].map(file => [file, id] as const),
      )
      return { id, names, result: undefined }
    })
    writeFileSync(path.join(output, '.DS_Store'), '')
  }
  writeFileSync(path.join(output, 'CNAME'), '')
  await assert.rejects(publishAll(output, { 'index.html': 'three' }, 'three'), ForeignFolderError)
})

test('a first build that fails leaves nothing', async context => {
  const folder = temporaryFolder(context)
  const failing = publish(path.join(folder, 'site'), async staging => {
    staging.clear()
    writeTree(staging.folder, [['index.html', 'half']])
    throw new Error('no')
  })
  await assert.rejects(failing, { message: 'no' })
  assert.deepEqual(readdirSync(folder), [])
})

test('a build that counts files it did not write publishes nothing', async context => {
  const output = path.join(temporaryFolder(context), 'site')
  await publishAll(output, { 'index.html': 'one' }, '1')
  const counting = (write: (staging: Staging) => void) =>
    publish(output, async staging => {
      write(staging)
      return { id: '2', names: ['index.html', '404.html', 'assets/'], result: undefined }
    })
  for (const [write, counts] of [
    [(staging: Staging) => staging.clear(), 'of 3 files that the build wrote, 3 are'],
    [(staging: Staging) => staging.remove(['404.html']), 'of 1 files that the build wrote, 1 are'],
  ] as const) {
    await assert.rejects(
      counting(write),
      new RegExp(`^InputError: Cannot publish the site: ${counts} not on the disk`),
    )
    assert.equal(Object.fromEntries(readTree(output))['index.html'], 'one')
  }
})

test('a folder of somebody else is refused, an empty one is not', async context => {
  const folder = temporaryFolder(context)
  mkdirSync(path.join(folder, 'empty'))
  await publishAll(path.join(folder, 'empty'), { 'index.html': 'one' }, '1')
  writeFileSync(path.join(folder, 'diary.txt'), 'dear diary')
  await assert.rejects(publishAll(folder, { 'index.html': 'one' }, '1'), ForeignFolderError)
})

test('a link to the output folder stays a link', async context => {
  const folder = temporaryFolder(context)
  mkdirSync(path.join(folder, 'www'))
  symlinkSync('www', path.join(folder, 'site'))
  await publishAll(path.join(folder, 'site'), { 'index.html': 'one' }, '1')
  await publishAll(path.join(folder, 'site'), { 'index.html': 'two' }, '2')
  assert.equal(readTree(path.join(folder, 'www')).get('index.html'), 'two')
  assert.deepEqual(readdirSync(folder).sort(), ['.www.spare', 'site', 'www'])
})

test('two folders change places by two renames where there is no exchange', context => {
  const paths = sitePaths(path.join(temporaryFolder(context), 'site'))
  writeTree(paths.site, [['index.html', 'old']])
  writeTree(paths.tree, [['index.html', 'new']])
  swapTrees(paths, () => false)
  assert.equal(readTree(paths.site).get('index.html'), 'new')
  assert.equal(readTree(paths.tree).get('index.html'), 'old')
  assert.equal(existsSync(paths.aside), false)
})

test('a process killed between two renames: the old site is put back first', context => {
  const paths = sitePaths(path.join(temporaryFolder(context), 'site'))
  writeTree(paths.aside, [['index.html', 'old']])
  recoverSite(paths.site)
  assert.equal(readTree(paths.site).get('index.html'), 'old')
  // Killed after the second: the new site is there, the old one is litter.
  renameSync(paths.site, paths.aside)
  writeTree(paths.site, [['index.html', 'new']])
  restoreSite(paths)
  assert.equal(readTree(paths.site).get('index.html'), 'new')
  assert.equal(existsSync(paths.aside), false)
})

const hasExchange = process.platform === 'linux' || process.platform === 'darwin'
test('the system exchanges two folders in one step, and leaves them where it cannot', {
  skip: !hasExchange,
}, async context => {
  const folder = temporaryFolder(context)
  const exchange = await loadExchange()
  const [one, other] = [path.join(folder, '一'), path.join(folder, 'other')]
  writeTree(one, [['index.html', 'one']])
  writeTree(other, [['page/index.html', 'other']])
  assert.equal(exchange(one, other), true)
  assert.deepEqual(Object.fromEntries(readTree(one)), { 'page/index.html': 'other' })
  assert.deepEqual(Object.fromEntries(readTree(other)), { 'index.html': 'one' })
  assert.equal(exchange(one, path.join(folder, 'none')), false)
  assert.deepEqual(readdirSync(folder).sort(), ['other', '一'])
})

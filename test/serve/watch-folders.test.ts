import assert from 'node:assert/strict'
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { watchFolders } from '../../src/serve/watch-folders.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

test('reports files that are made, replaced and removed, in folders old and new', async context => {
  const folder = temporaryFolder(context)
  const posts = path.join(folder, 'posts')
  const at = (...names: readonly string[]) => path.join(folder, ...names)
  mkdirSync(at('posts/2024'), { recursive: true })
  mkdirSync(at('other'))
  writeFileSync(at('posts/2024/a.md'), 'a')
  const seen = new Set<string>()
  const watch = watchFolders(
    [
      { folder: posts, isDeep: true },
      { folder, isDeep: false },
      { folder: at('later'), isDeep: true },
      { folder: at('far/away'), isDeep: true },
    ],
    file => seen.add(file),
  )
  context.after(watch.close)
  /** Do something, and wait for a file to be reported. */
  const expectReport = async (file: string, act: () => void) => {
    seen.clear()
    act()
    for (let tries = 0; !seen.has(file); tries++) {
      assert(tries < 500, `expected a report of ${file}`)
      await wait(10)
    }
  }
  await expectReport(at('posts/2024/a.md'), () => {
    writeFileSync(at('posts/2024/a.md~'), 'b')
    renameSync(at('posts/2024/a.md~'), at('posts/2024/a.md'))
  })
  await expectReport(at('posts/2025/06/b.md'), () => {
    mkdirSync(at('posts/2025/06'), { recursive: true })
    writeFileSync(at('posts/2025/06/b.md'), 'b')
  })
  await expectReport(at('posts/2025/06/b.md'), () => writeFileSync(at('posts/2025/06/b.md'), 'c'))
  await expectReport(at('posts/2025/06/b.md'), () => rmSync(at('posts/2025'), { recursive: true }))
  await expectReport(at('posts/2025/06/b.md'), () => {
    mkdirSync(at('posts/2025/06'), { recursive: true })
    writeFileSync(at('posts/2025/06/b.md'), 'd')
  })
  await expectReport(at('list.txt'), () => {
    writeFileSync(at('other/c.md'), 'not watched')
    writeFileSync(at('list.txt'), 'e')
  })
  assert(!seen.has(at('other/c.md')))
  await expectReport(at('later/f.md'), () => {
    mkdirSync(at('later'))
    writeFileSync(at('later/f.md'), 'f')
  })
  await expectReport(at('later/f.md'), () => writeFileSync(at('later/f.md'), 'g'))
  mkdirSync(at('far/away'), { recursive: true })
  watch.refresh()
  await expectReport(at('far/away/h.md'), () => writeFileSync(at('far/away/h.md'), 'h'))
})

test('follows links, and says what cannot be watched', context => {
  const folder = temporaryFolder(context)
  const at = (...names: readonly string[]) => path.join(folder, ...names)
  mkdirSync(at('elsewhere/2024'), { recursive: true })
  mkdirSync(at('posts'))
  symlinkSync('../elsewhere', at('posts/linked'))
  symlinkSync('loop', at('posts/loop'))
  symlinkSync('.', at('posts/self'))
  symlinkSync('../../posts', at('elsewhere/2024/back'))
  symlinkSync('nowhere', at('posts/dangling'))
  const watch = watchFolders([{ folder: at('posts'), isDeep: true }], () => {})
  context.after(watch.close)
  const expected = new Map([
    [at('posts/loop'), 'its link leads back to itself'],
    [at('posts/self'), 'its link leads to a folder above it'],
    [at('posts/linked/2024/back'), 'its link leads to a folder above it'],
  ])
  assert.deepEqual(new Map(watch.failures()), expected)
  for (const file of expected.keys()) rmSync(file)
  watch.refresh()
  assert.deepEqual(new Map(watch.failures()), new Map())
})

test('reports a change behind a link', async context => {
  const folder = temporaryFolder(context)
  const [elsewhere, posts] = [path.join(folder, 'elsewhere'), path.join(folder, 'posts')]
  mkdirSync(elsewhere)
  mkdirSync(posts)
  symlinkSync(elsewhere, path.join(posts, 'linked'))
  const file = await new Promise(resolve => {
    const watch = watchFolders([{ folder: posts, isDeep: true }], resolve)
    context.after(watch.close)
    writeFileSync(path.join(elsewhere, 'a.md'), 'a')
  })
  assert.equal(file, path.join(posts, 'linked/a.md'))
})

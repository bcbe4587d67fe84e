import assert from 'node:assert/strict'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { watchFolders } from '../../../src/cli/serve/watch-folders.ts'
import { temporaryFolder } from '../run-cli.ts'

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
  mkdirSync(at('later'))
  watch.cover()
  await expectReport(at('later/f.md'), () => writeFileSync(at('later/f.md'), 'f'))
})

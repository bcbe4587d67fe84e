import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { locateFile } from '../../src/serve/locate-file.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

test('finds what a path stands for, and nothing outside the site', context => {
  const folder = temporaryFolder(context)
  const site = path.join(folder, '_site')
  mkdirSync(path.join(site, 'tags/开源'), { recursive: true })
  mkdirSync(path.join(site, 'empty'))
  for (const file of ['index.html', 'feed.xml', 'tags/开源/index.html', '../secret.txt']) {
    writeFileSync(path.join(site, file), file)
  }
  const file = (name: string) => ({ kind: 'file', file: path.join(site, name) })
  const redirect = (to: string) => ({ kind: 'redirect', to })
  const missing = { kind: 'missing' }
  const cases: readonly (readonly [base: string, pathname: string, expected: unknown])[] = [
    ['/', '/', file('index.html')],
    ['/', '/feed.xml', file('feed.xml')],
    ['/', '/tags/%E5%BC%80%E6%BA%90/', file('tags/开源/index.html')],
    ['/', '/tags/%E5%BC%80%E6%BA%90', redirect('/tags/%E5%BC%80%E6%BA%90/')],
    ['/', '/empty/', missing],
    ['/', '/nothing', missing],
    ['/', '/feed.xml/', missing],
    ['/', '/tags/%E5%BC%80%E6%BA%90/?q', missing],
    ['/', '/../secret.txt', missing],
    // A redirect stays on this host, whatever it is built from.
    ['/', '//evil.example/..%2f', redirect('/')],
    ['/', '//evil.example/%2e%2e/tags', redirect('/tags/')],
    ['/', '/\\evil.example/..%2f', redirect('/')],
    ['/', '/%5Cevil.example%2f..%2ftags', redirect('/tags/')],
    ['/archive/', '/archive///evil.example/..%2f', redirect('/archive/')],
    ['/', '/%2e%2e%2fsecret.txt', missing],
    ['/', '/%00', missing],
    ['/', '/%E5', missing],
    ['/archive/', '/archive/feed.xml', file('feed.xml')],
    ['/archive/', '/archive', redirect('/archive/')],
    ['/archive/', '/', redirect('/archive/')],
    ['/archive/', '/feed.xml', missing],
  ]
  for (const [base, pathname, expected] of cases) {
    assert.deepEqual(locateFile(site, base, pathname), expected, `${base} ${pathname}`)
  }
})

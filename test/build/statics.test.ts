import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { writeSite } from '../../src/build/write-site.ts'
import { defaultConfig } from '../../src/config.ts'
import { readStatics } from '../../src/content/read-statics.ts'
import { InputError } from '../../src/errors.ts'
import { ForeignFolderError } from '../../src/publish/publish.ts'
import { makePost } from '../archive/make-post.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { quiet } from '../quiet.ts'

const config = { ...defaultConfig, outputs: { ...defaultConfig.outputs, images: false } }

/** A curator's folder: `write` writes a static file, `build` builds the site into `site`. */
function openFolder(folder: string) {
  const cache = { folder: path.join(folder, 'cache'), version: '1' }
  return {
    site: (name: string) => path.join(folder, 'site', name),
    write(name: string, text: string) {
      const file = path.join(folder, 'content/static', name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, text)
    },
    build: (numbers: readonly number[]) =>
      writeSite(
        {
          posts: numbers.map(number => makePost({ number, permalink: `/2024/04/09/${number}/` })),
          config,
          statics: readStatics(path.join(folder, 'content')),
        },
        { output: path.join(folder, 'site'), cache },
        quiet,
      ),
  }
}

test('static files are copied to the root, kept, renewed and removed with the rest of the site', async context => {
  const folder = temporaryFolder(context)
  const { site, write, build } = openFolder(folder)
  write('CNAME', 'one.example')
  write('.well-known/security.txt', 'Contact: mailto:a@one.example')
  symlinkSync('CNAME', path.join(folder, 'content/static/linked'))
  await build([1])
  assert.equal(readFileSync(site('CNAME'), 'utf8'), 'one.example')
  assert.equal(readFileSync(site('linked'), 'utf8'), 'one.example')
  assert.ok(existsSync(site('.well-known/security.txt')))

  write('CNAME', 'two.example')
  await build([1, 2])
  assert.equal(readFileSync(site('CNAME'), 'utf8'), 'two.example')

  rmSync(path.join(folder, 'content/static/.well-known'), { recursive: true })
  await build([1, 2])
  assert.equal(existsSync(site('.well-known')), false)
  assert.equal(readFileSync(site('linked'), 'utf8'), 'two.example')
})

for (const name of ['index.html', 'Sitemap.xml', '2024/04/09/1/index.html', 'pagefind/own.js']) {
  test(`a static file that is a file of the site is refused: ${name}`, async context => {
    const { site, write, build } = openFolder(temporaryFolder(context))
    write('robots.md', 'fine')
    await build([1])
    write(name, 'mine')
    await assert.rejects(
      build([1, 2]),
      (error: unknown) => error instanceof InputError && error.message.includes(name),
    )
    assert.equal(existsSync(site('2024/04/09/2')), false)
  })
}

for (const name of ['CNAME', '.git/HEAD', '2024/04/notes.txt', '2024/04/09/1/more/index.html']) {
  test(`a file in the published site that no build wrote stops the next build: ${name}`, async context => {
    const { site, build } = openFolder(temporaryFolder(context))
    await build([1])
    mkdirSync(path.dirname(site(name)), { recursive: true })
    writeFileSync(site(name), 'years of work')
    for (const numbers of [[1], [1, 2]]) {
      await assert.rejects(build(numbers), (error: unknown) => {
        const shown = name.startsWith('.git') ? '.git/' : name.replace('more/index.html', 'more/')
        return error instanceof ForeignFolderError && error.message.includes(`\`${shown}\``)
      })
      assert.equal(readFileSync(site(name), 'utf8'), 'years of work')
    }
  })
}

test('what an operating system leaves in a folder stops nothing', async context => {
  const { site, build } = openFolder(temporaryFolder(context))
  await build([1])
  writeFileSync(site('.DS_Store'), '')
  await build([1, 2])
  assert.ok(existsSync(site('2024/04/09/2/index.html')))
})

import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { writeSite } from '../../src/build/write-site.ts'
import { defaultConfig } from '../../src/config.ts'
import { listKnownTopics } from '../../src/topics/read-topics.ts'
import { type BuiltSite, buildFromFeed } from '../browser/built-site.ts'
import { quiet } from '../quiet.ts'
import { realFeed } from '../real-feeds.ts'
import { checkLinks } from './check-links.ts'

/** The rules of the HTML standard, each an error, but for one of style: a lone `>` or `&` in text is valid. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:standard'],
    rules: { 'no-raw-characters': 'off' },
  }),
)

for (const feed of ['sample.md', '2024-04.md']) {
  const { path: file, skip } = realFeed(feed)
  describe(`the whole site of ${feed}`, { skip }, () => {
    let site: BuiltSite
    before(async () => {
      site = await buildFromFeed(file)
    })
    after(() => site.remove())

    it('is valid HTML', async () => {
      assert.deepEqual(await findInvalid(site.directory), [])
    })

    it('has no link or anchor that leads nowhere', async () => {
      const { pages, broken } = await checkLinks(site.directory)
      assert.deepEqual(broken, [])
      assert.deepEqual(
        site.posts.map(post => post.permalink).filter(permalink => !pages.includes(permalink)),
        [],
      )
    })

    it('has none under a base path either', async test => {
      const folder = await mkdtemp(path.join(tmpdir(), 'tidings-base-'))
      test.after(() => rm(folder, { recursive: true }))
      const directory = path.join(folder, 'site')
      const config = { ...defaultConfig, base: '/repo/' }
      await writeSite({ posts: site.stored, topics: listKnownTopics(), config }, { output: directory }, quiet)
      assert.deepEqual((await checkLinks(directory, config.base)).broken, [])
    })
  })
}

it('finds what is invalid', async () => {
  const html =
    '<!doctype html><html lang="en"><head><title>A</title></head><body><ul id="a"><p id="a">A</p></ul></body></html>'
  const { results } = await validator.validateString(html)
  assert.deepEqual(
    results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)),
    ['element-permitted-content', 'no-dup-id'],
  )
})

/** "file:line:column rule: message" of everything that breaks a rule in the pages of a folder. */
async function findInvalid(directory: string): Promise<readonly string[]> {
  const files = (await readdir(directory, { recursive: true })).filter(file => file.endsWith('.html'))
  const found: string[] = []
  for (const file of files) {
    const { results } = await validator.validateString(
      await readFile(path.join(directory, file), 'utf8'),
      file,
    )
    for (const { messages } of results)
      for (const { line, column, ruleId, message } of messages)
        found.push(`${file}:${line}:${column} ${ruleId}: ${message}`)
  }
  return found
}

import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import PostalMime from 'postal-mime'
import { readSource } from '../../src/build/read-source.ts'
import { renderArchive } from '../../src/build/render-posts.ts'
import { planMail } from '../../src/output/mail/plan-mail.ts'
import { createSite } from '../../src/pages/site.ts'
import { runHere, temporaryFolder } from './run-cli.ts'

const root = path.join(import.meta.dirname, '../..')

/** The content of the sample, and a configuration beside it. */
function setUp(context: TestContext, mail: object = { from: 'news@lin.example' }) {
  const folder = temporaryFolder(context)
  const [content, config] = [path.join(folder, 'content'), path.join(folder, 'tidings.config.ts')]
  cpSync(path.join(root, 'content'), content, { recursive: true })
  writeFileSync(config, `export default ${JSON.stringify({ url: 'https://lin.example', mail })}\n`)
  const mailOf = (...args: string[]) => runHere(['mail', ...args, '--content', content, '--config', config])
  return { folder, content, config, mailOf }
}

test('mail writes what the site has of the digest, as a page, as text and as JSON', async context => {
  const { content, config, mailOf } = setUp(context)
  const { source } = await readSource({ content, config })
  const archive = renderArchive(source.posts, source.config, source.topics, source.people, source.leads)
  const site = createSite({ ...source.config, mail: { days: 9, weeks: 9 } }, new Set(), archive.personOf)
  const files = planMail(archive, site)
  const contentOf = (file: string) => files.find(({ path }) => path === file)?.content()
  const page = await mailOf('2024-w20')
  assert.deepEqual(page, { code: 0, out: contentOf('/2024/w20/mail.html'), err: '' })
  const text = await mailOf('2024-05-20', '--text', '--quiet')
  assert.deepEqual(text, { code: 0, out: contentOf('/2024/05/20/mail.txt'), err: '' })
  const { url, html, subject } = JSON.parse((await mailOf('2024-W20', '--json')).out)
  assert.deepEqual([url, html], ['https://lin.example/2024/w20/', page.out])
  assert.match(subject, /^一周两场发布会，十天三张价目表 · 2024 年第 20 周/)
})

test('mail --eml writes a message that a mail program reads', async context => {
  const { folder, mailOf } = setUp(context, { from: 'news@lin.example', to: 'all@lin.example' })
  const output = path.join(folder, 'w20.eml')
  const { code, out, err } = await mailOf('2024-w20', '--eml', '--output', output)
  const subject = '一周两场发布会，十天三张价目表 · 2024 年第 20 周 (2024年5月13日至2024年5月19日)'
  assert.deepEqual({ code, out, err }, { code: 0, out: '', err: `${output}: ${subject}\n` })
  const read = await PostalMime.parse(readFileSync(output))
  assert.deepEqual(
    [read.subject, read.from?.address, read.to?.map(({ address }) => address), read.html, read.text],
    [
      subject,
      'news@lin.example',
      ['all@lin.example'],
      (await mailOf('2024-w20')).out,
      (await mailOf('2024-w20', '--text')).out,
    ],
  )
})

for (const { name, args, mail, code, message } of [
  {
    name: 'a digest without posts',
    args: ['2024-w01'],
    code: 1,
    message: /^error: Unexpected digest `2024-w01`, expected a day or a week that has posts/,
  },
  { name: 'a month', args: ['2024-05'], code: 1, message: /^error: Unexpected digest `2024-05`/ },
  {
    name: 'a message without a sender',
    args: ['2024-w20', '--eml'],
    mail: {},
    code: 1,
    message: /^error: Cannot write a message without a sender: expected `mail: \{ from: /,
  },
  {
    name: 'a sender that is no address',
    args: ['2024-w20'],
    mail: { from: 'Lin' },
    code: 1,
    message: /Unexpected value of `mail\.from`: expected an address such as/,
  },
  {
    name: 'two forms at once',
    args: ['2024-w20', '--eml', '--json'],
    code: 2,
    message: /--eml.*cannot be used with.*--json/,
  },
]) {
  test(`mail refuses ${name}`, async context => {
    const { mailOf } = setUp(context, mail)
    const { code: found, out, err } = await mailOf(...args)
    assert.deepEqual([found, out], [code, ''])
    assert.match(err, message)
  })
}

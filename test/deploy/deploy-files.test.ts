import assert from 'node:assert/strict'
import { test } from 'node:test'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { parse } from 'smol-toml'
import { defaultConfig } from '../../src/config.ts'
import { deployFiles } from '../../src/deploy/deploy-files.ts'

const site = { base: '/', url: 'https://news.example.org', lang: 'en' } as const

/** The command as the parser writes it. */
const builtThere =
  '$' +
  `{{ format('npm run build -- --url "{0}" --base "{1}/"', steps.pages.outputs.origin, steps.pages.outputs.base_path) }}`

for (const lang of ['zh-CN', 'en'] as const) {
  const unconfigured = { ...site, lang, url: defaultConfig.url }
  for (const [address, given] of Object.entries({ configured: { ...site, lang }, unconfigured }))
    test(`GitHub's own parser finds nothing wrong with the workflow in ${lang}, address ${address}`, async () => {
      const [file] = deployFiles('github', given)
      const content = file?.text ?? ''
      const { context, value } = parseWorkflow({ name: 'publish.yml', content }, new NoOperationTraceWriter())
      assert.deepEqual(context.errors.getErrors(), [])
      assert.ok(value)
      const { errors, events, jobs } = await convertWorkflowTemplate(context, value)
      assert.equal(errors, undefined)
      assert.deepEqual(Object.keys(events), ['push', 'schedule', 'workflow_dispatch'])
      const [job] = jobs
      assert.ok(job?.type === 'job')
      assert.deepEqual(
        job.steps.map(step =>
          'uses' in step ? step.uses.value.replace(/@.*/, '') : 'run' in step && step.run.toString(),
        ),
        [
          'actions/checkout',
          'actions/setup-node',
          'actions/cache',
          'npm ci',
          ...(given === unconfigured ? ['actions/configure-pages', builtThere] : ['npm run build']),
          'actions/upload-pages-artifact',
          'actions/deploy-pages',
        ],
      )
    })

  test(`the settings of Cloudflare Pages and Netlify are TOML in ${lang}`, () => {
    const settings = (target: 'cloudflare' | 'netlify', url: string = site.url) =>
      deployFiles(target, { ...site, lang, url }).map(({ path, text }) => [
        path,
        JSON.parse(JSON.stringify(parse(text))),
      ])
    const cloudflare = (name: string) => [
      'wrangler.toml',
      { name, pages_build_output_dir: '_site', compatibility_date: '2026-01-01' },
    ]
    assert.deepEqual(settings('cloudflare'), [cloudflare('news-example-org')])
    assert.deepEqual(settings('cloudflare', defaultConfig.url), [cloudflare('tidings')])
    assert.deepEqual(settings('netlify'), [
      [
        'netlify.toml',
        {
          build: { command: 'npm run build', publish: '_site', environment: { NODE_VERSION: '22' } },
        },
      ],
    ])
  })
}

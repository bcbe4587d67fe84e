import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { deployTargets } from '../../src/config.ts'
import { isUnedited } from '../../src/deploy/deploy-files.ts'
import { temporaryFolder } from './run-cli.ts'
import { startCommand } from './small-archive.ts'

/** A project's folder; `deploy` runs the command in it. */
function openProject(context: TestContext) {
  const folder = temporaryFolder(context)
  writeFileSync(
    path.join(folder, 'tidings.config.ts'),
    "export default { url: 'https://news.example.org', lang: 'en', outputs: { hosting: 'nginx' } }\n",
  )
  const archive = { folder, site: path.join(folder, '_site'), content: path.join(folder, 'content') }
  return { folder, deploy: (...args: string[]) => startCommand(archive, 'deploy-files', ...args).ended }
}

test('each host gets its file, once, and what to configure is told', async context => {
  const { folder, deploy } = openProject(context)
  const files = {
    github: '.github/workflows/publish.yml',
    cloudflare: 'wrangler.toml',
    netlify: 'netlify.toml',
    nginx: 'deploy/nginx.conf',
    caddy: 'deploy/Caddyfile',
  }
  for (const target of deployTargets) {
    const { code, out } = await deploy(target)
    assert.equal(code, 0)
    assert.match(out, new RegExp(`^${files[target].replaceAll('.', '\\.')}: written\n`))
    assert.equal(out.includes(`hosting: '${target}'`), !['github', 'nginx'].includes(target))
    assert.ok(isUnedited(readFileSync(path.join(folder, files[target]), 'utf8')))
  }
  const again = await deploy('nginx', '--json')
  assert.deepEqual(JSON.parse(again.out), { files: [{ path: files.nginx, state: 'unchanged' }] })
})

test('a file that was edited stays, and is told; one of another version is written anew', async context => {
  const { folder, deploy } = openProject(context)
  const file = path.join(folder, 'netlify.toml')
  await deploy('netlify')
  const made = readFileSync(file, 'utf8')
  const edited = made.replace('"22"', '"24"')
  writeFileSync(file, edited)
  const { code, out, err } = await deploy('netlify', '--quiet')
  assert.deepEqual([code, out, err], [0, '', 'warning: `netlify.toml` was edited, and stays as it is.\n'])
  assert.equal(readFileSync(file, 'utf8'), edited)

  mkdirSync(path.join(folder, 'deploy'))
  const nginx = path.join(folder, 'deploy/nginx.conf')
  await deploy('nginx')
  const now = readFileSync(nginx, 'utf8')
  writeFileSync(
    path.join(folder, 'tidings.config.ts'),
    "export default { url: 'https://other.example.org', lang: 'en' }\n",
  )
  const printed = await deploy('nginx', '--dry-run')
  assert.match(printed.out, /server_name other\.example\.org;/)
  assert.equal(readFileSync(nginx, 'utf8'), now)
  await deploy('nginx')
  assert.match(readFileSync(nginx, 'utf8'), /server_name other\.example\.org;/)
})

test('a host that is none is a wrong command', async context => {
  const { code, err } = await openProject(context).deploy('aws')
  assert.equal(code, 2)
  assert.match(err, /github, cloudflare, netlify, nginx, caddy/)
})

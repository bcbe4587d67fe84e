import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import * as nodeModule from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { copyWithDump, runProgram } from '../cli/copied-program.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { readTree } from '../publish/trees.ts'

const root = path.join(import.meta.dirname, '../..')

/** Start the command line on a Node that says it is of this version. */
function startOn(version: string) {
  const versions = JSON.stringify({ ...process.versions, node: version })
  const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:${versions}})`
  const command = ['--import', pretend, path.join(root, 'bin/tidings.mjs'), '--help']
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { status, hasHelp: stdout.includes('regenerate'), stderr }
}

test('a Node that is too old, or one between the lines, gets a sentence', () => {
  for (const version of ['12.22.12', '18.20.8', '20.18.3', '21.7.3', '22.0.0']) {
    assert.deepEqual(startOn(version), {
      status: 2,
      hasHelp: false,
      stderr: `error: Unexpected Node ${version}, expected 20.19 or a later 20, or 22.1 or newer\n`,
    })
  }
})

test('a Node that package.json asks for runs the program', () => {
  for (const version of ['20.19.0', '20.20.2', '22.1.0', '23.0.0', '24.21.0'])
    assert.deepEqual(startOn(version), { status: 0, hasHelp: true, stderr: '' })
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly engines: { readonly node: string }
  }
  assert.equal(engines.node, '^20.19.0 || >=22.1.0')
})

test('a package without sources runs from the bundle that was made ahead, and makes the same site', async context => {
  const { program, cwd } = copyWithDump(temporaryFolder(context))
  await runProgram(program, ['regenerate', '2024-06.md', '--quiet'], { cwd })
  execFileSync(process.execPath, [path.join(program, 'scripts/build-program.mjs')])
  for (const name of ['src', 'templates', 'scripts', '.eleventy.ts', 'tsconfig.json', '.cache'])
    rmSync(path.join(program, name), { recursive: true })
  await runProgram(program, ['build', '--quiet', '--output', 'other'], { cwd })
  const [site, other] = ['_site', 'other'].map(name => Object.fromEntries(readTree(path.join(cwd, name))))
  assert.deepEqual(other, site)

  const command = [path.join(program, 'bin/tidings.mjs'), 'serve', '2024-06.md', '--json', '--port', '0']
  const serving = spawn(process.execPath, command, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const lines = createInterface({ input: serving.stdout })[Symbol.asyncIterator]()
    const { url } = JSON.parse((await lines.next()).value)
    const page = await (await fetch(url)).text()
    const script = /<script [^>]*src="([^"]*live\.js)"/.exec(page)?.[1]
    assert.ok(script, 'the page has a script that keeps it up to date')
    assert.equal((await fetch(new URL(script, url))).status, 200)
    // The first build.
    await lines.next()
  } finally {
    serving.kill()
    await once(serving, 'exit')
  }
})

test('what Node compiled is kept with the bundle, where Node can', async context => {
  const { program, cwd } = copyWithDump(temporaryFolder(context))
  await runProgram(program, ['check', '2024-06.md'], { cwd })
  const bundles = path.join(program, '.cache/program')
  const compiled = path.join(bundles, readdirSync(bundles)[0] ?? '', 'compiled')
  assert.equal(existsSync(compiled), 'enableCompileCache' in nodeModule)
})

/** Build in a folder of a curator's by a program whose packages lack those that match. */
function buildWithout(packages: RegExp, folder: string) {
  const { program, cwd } = copyWithDump(folder)
  const [all, some] = [path.join(root, 'node_modules'), path.join(program, 'node_modules')]
  rmSync(some)
  const scopes = readdirSync(all).filter(name => name.startsWith('@'))
  for (const scope of ['', ...scopes]) {
    mkdirSync(path.join(some, scope))
    for (const name of readdirSync(path.join(all, scope))) {
      const isLeftOut = name.startsWith('@') || packages.test(path.posix.join(scope, name))
      if (!isLeftOut) symlinkSync(path.join(all, scope, name), path.join(some, scope, name), 'junction')
    }
  }
  // Else a package would find the others beside the place that its link leads to.
  const command = ['--preserve-symlinks', path.join(program, 'bin/tidings.mjs')]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...command, 'regenerate', '2024-06.md', '--quiet'],
    { cwd, encoding: 'utf8' },
  )
  return { status, stdout, stderr, hasSite: existsSync(path.join(cwd, '_site/index.html')) }
}

test('a program without some of its packages says so, or does without them', context => {
  const folder = temporaryFolder(context)
  const advice = 'Install all packages, the optional ones too: `npm ci`.\n'
  for (const [what, packages, problem] of [
    ['none', /./, /^error: Cannot find package 'esbuild' imported from \S+\. $/],
    ['no esbuild', /^@esbuild\//, /^error: The package "@esbuild\/[^"]+" could not be found, .*\. $/],
    ['no Pagefind', /^@pagefind\//, /^error: Cannot find the program of Pagefind\. $/],
  ] as const) {
    const { stderr, ...result } = buildWithout(packages, path.join(folder, what))
    assert.deepEqual(result, { status: 1, stdout: '', hasSite: false }, what)
    assert.match(stderr.replace(advice, ''), problem)
    assert.ok(stderr.endsWith(advice))
  }
  const ours = /^(?:koffi|@koromix\/.*|subset-font|@resvg\/.*|@expo-google-fonts\/.*)$/
  assert.deepEqual(buildWithout(ours, path.join(folder, 'our own')), {
    status: 0,
    stdout: '',
    stderr: '',
    hasSite: true,
  })
})

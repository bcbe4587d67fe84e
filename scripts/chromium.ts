import { spawn } from 'node:child_process'
import { access, constants, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { platform } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'

/** Places where systems keep a Chromium or a Chrome. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Find a Chromium to test with, or set one up: the one CHROMIUM_PATH names, the system's, Playwright's; else Debian's
 * package (as root), else Playwright's download. Rejects with one sentence that says what to do where none can be had.
 */
export async function findChromium(environment = process.env): Promise<string> {
  const named = environment.CHROMIUM_PATH
  if (named) {
    if (await isExecutable(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which is no program that can be run`)
  }
  const candidates = [...INSTALLED, chromium.executablePath()]
  const present = await firstExecutable(candidates)
  if (present) return present
  const failures: string[] = []
  for (const setUp of [installFromDebian, installFromPlaywright]) {
    const failure = await setUp()
    if (failure) failures.push(failure)
    const path = await firstExecutable(candidates)
    if (path) return path
  }
  throw new Error(
    `No Chromium was found and none could be set up (${failures.join('; ')}). Install Chromium or Chrome, or name one in CHROMIUM_PATH.`,
  )
}

async function installFromDebian(): Promise<string | undefined> {
  if (platform() !== 'linux' || process.getuid?.() !== 0) return 'apt-get needs root on Debian'
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  if (!/^ID(?:_LIKE)?=.*debian/m.test(release)) return 'this is no Debian'
  const failed =
    (await run('apt-get', ['update'])) ??
    (await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']))
  return failed
}

async function installFromPlaywright(): Promise<string | undefined> {
  const entry = createRequire(import.meta.url).resolve('playwright-core/package.json')
  return run(process.execPath, [join(dirname(entry), 'cli.js'), 'install', 'chromium'])
}

/** Run a program; its output goes to standard error. Resolves to what went wrong, if anything did. */
function run(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise(done => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const child = spawn(command, args, { stdio: ['ignore', process.stderr, process.stderr], env })
    child.on('error', error => done(`${command}: ${error.message}`))
    child.on('exit', code => done(code === 0 ? undefined : `${command} ${args[0]} ended with ${code}`))
  })
}

async function firstExecutable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await isExecutable(path)) return path
  return undefined
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

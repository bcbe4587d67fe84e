import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { readTree, type Tree } from '../publish/trees.ts'
import { temporaryFolder } from './run-cli.ts'
import {
  createArchive,
  expectedStates,
  readPostFiles,
  regenerate,
  type SmallArchive,
  startCommand,
  writeDump,
} from './small-archive.ts'

const mebibyte = 1024 * 1024

/** The reason a small disk cannot be mounted here, or false. */
const skip = process.platform !== 'linux' ? 'mounts a tmpfs, as Linux has it' : whyNotMounted()

function whyNotMounted(): string | false {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidings-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'none', folder], { stdio: 'pipe' })
    execFileSync('umount', [folder])
    return false
  } catch {
    return 'mounting a tmpfs is not permitted'
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A disk of its own for an archive, which holds a site of the dump's first state. */
async function archiveOnDisk(context: TestContext): Promise<SmallArchive> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidings-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${8 * mebibyte}`, 'none', folder])
  context.after(() => {
    execFileSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true })
  })
  const archive = await createArchive(folder)
  writeDump(archive, 0)
  const { code, err } = await regenerate(archive)
  assert.equal(code, 0, err)
  return archive
}

/** Fill a disk but for some bytes. */
function fillDisk(folder: string, left: number): void {
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(path.join(folder, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - left)))
}

test('on a full disk a run says so, and posts and site stay', { skip }, async context => {
  const expected = await expectedStates(path.join(temporaryFolder(context), 'expected'))
  const archive = await archiveOnDisk(context)
  const names = readdirSync(archive.folder).sort()
  const codes = new Set<unknown>()
  for (const left of [0, 16_384, 65_536, 131_072, 400_000, 2 * mebibyte]) {
    rmSync(path.join(archive.folder, 'filler'), { force: true })
    writeDump(archive, 0)
    assert.equal((await regenerate(archive)).code, 0)
    writeDump(archive, 1)
    fillDisk(archive.folder, left)
    const { code, err } = await regenerate(archive)
    codes.add(code)
    const where = `${left} bytes left: ${err}`
    const [posts, site] = [await readPostFiles(archive), readTree(archive.site)]
    assert.ok(
      expected.some(state => isDeepStrictEqual(state.posts, posts)),
      `half an import, ${where}`,
    )
    assert.ok(
      expected.some(state => isDeepStrictEqual(state.site, site)),
      `half a site, ${where} ${differences(site, expected[0]?.site)}`,
    )
    if (code === 0) continue
    assert.equal(code, 1, where)
    assert.match(err, /^error: .*the disk is full\.$/m, where)
    assert.deepEqual(
      readdirSync(archive.folder).filter(name => name !== 'filler' && !name.endsWith('.spare')),
      names.filter(name => !name.endsWith('.spare')),
    )
  }
  assert.deepEqual([...codes].sort(), [0, 1], 'the disk was too small at first, and large enough at last')
})

test('a read-only disk is one clear sentence, and posts and site stay', { skip }, async context => {
  const archive = await archiveOnDisk(context)
  writeDump(archive, 1)
  const before = readTree(archive.folder)
  execFileSync('mount', ['-o', 'remount,ro', archive.folder])
  for (const [command, used] of [
    [['regenerate', '2024-06.md'], 'content'],
    [['import', '2024-06.md'], 'content'],
    [['build'], '_site'],
  ] as const) {
    assert.deepEqual(await startCommand(archive, ...command).ended, {
      code: 1,
      out: '',
      err: `error: Cannot use \`${used}\`: the file system is read-only.\n`,
    })
  }
  assert.deepEqual(readTree(archive.folder), before)
})

test('a site is built from posts that may not be written', { skip }, async context => {
  const archive = await archiveOnDisk(context)
  const output = path.join(temporaryFolder(context), 'site')
  execFileSync('mount', ['-o', 'remount,ro', archive.folder])
  const { code, err } = await startCommand(archive, 'build', '--output', output).ended
  assert.equal(code, 0, err)
  assert.deepEqual(readTree(output), readTree(archive.site))
})

/** Names of the files in which two folders differ. */
function differences(one: Tree, other: Tree = new Map()): string {
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter(name => one.get(name) !== other.get(name)).join(' ')
}

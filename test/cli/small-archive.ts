import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isTransactionPending, recoverTransaction } from '../../src/content/transaction.ts'
import { readTree, type Tree } from '../publish/trees.ts'

const program = path.join(import.meta.dirname, '../../bin/tidings.mjs')

/** The dump of one month in two states: every post differs, one has moved to another day. */
export const dumps = ['first', 'second'].map((state, index) =>
  [1, 2, 3, 4, 5, 6]
    .map(number => {
      const day = number === 6 ? 6 + index : number
      return `### 0${number}\n\n2024-06-0${day}\n\nAnn\n@ann${number % 2}\nPost ${number} about apples and pears, as it was written in the ${state} state #fruit\n`
    })
    .join('\n'),
)

/** A folder with a dump, posts and a site, and nothing that takes time to make. */
export interface SmallArchive {
  readonly folder: string
  readonly site: string
  readonly content: string
}

/**
 * Make an archive without a site. Both states of its dump were imported: posts note the day on which they changed, so that
 * each state is the same posts from now on, whichever was there before.
 */
export async function createArchive(folder: string): Promise<SmallArchive> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'tidings.config.ts'), 'export default { outputs: { images: false } }\n')
  const archive = { folder, site: path.join(folder, '_site'), content: path.join(folder, 'content') }
  for (const state of dumps.keys()) {
    writeDump(archive, state)
    const { code, err } = await startCommand(archive, 'import', '2024-06.md').ended
    if (code !== 0) throw new Error(`expected posts, not: ${err}`)
  }
  return archive
}

/** Put the dump into one of its two states. */
export function writeDump({ folder }: SmallArchive, state: number): void {
  writeFileSync(path.join(folder, '2024-06.md'), dumps[state] ?? '')
}

/** Start the very command a curator types. */
export function startCommand({ folder }: SmallArchive, ...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder })
  const err: Buffer[] = []
  const out: Buffer[] = []
  child.stdout.on('data', chunk => out.push(chunk))
  child.stderr.on('data', chunk => err.push(chunk))
  const ended = once(child, 'close').then(([code]: unknown[]) => ({
    code,
    out: Buffer.concat(out).toString(),
    err: Buffer.concat(err).toString(),
  }))
  return { child, ended }
}

/** Import the dump and build the site, to the end. */
export function regenerate(archive: SmallArchive) {
  return startCommand(archive, 'regenerate', '2024-06.md').ended
}

/** What posts and site are for each state of the dump, made in folders of their own. */
export async function expectedStates(folder: string): Promise<readonly States[]> {
  const states: States[] = []
  const archive = await createArchive(folder)
  for (const state of dumps.keys()) {
    rmSync(archive.site, { recursive: true, force: true })
    writeDump(archive, state)
    const { code, err } = await regenerate(archive)
    if (code !== 0) throw new Error(`expected a site, not: ${err}`)
    states.push({ site: readTree(archive.site), posts: await readPostFiles(archive) })
  }
  return states
}

export interface States {
  readonly site: Tree
  readonly posts: Tree
}

/** Posts as the next command will find them: what was broken off is finished first, here in a copy. */
export async function readPostFiles({ folder, content }: SmallArchive): Promise<Tree> {
  if (!isTransactionPending(content)) return readPostsIn(content)
  const copy = path.join(folder, 'copy')
  cpSync(content, copy, { recursive: true })
  await recoverTransaction(copy)
  const posts = readPostsIn(copy)
  rmSync(copy, { recursive: true })
  return posts
}

function readPostsIn(content: string): Tree {
  const posts = path.join(content, 'posts')
  return existsSync(posts) ? readTree(posts) : new Map()
}

import { existsSync } from 'node:fs'
import path from 'node:path'
import { isImportPending, recoverPosts } from '../content/write-posts.ts'
import { sitePlaces } from '../site/publish/places.ts'
import { recoverSite } from '../site/publish.ts'
import type { Console } from './console.ts'
import { lockFolder } from './lock.ts'

/** The folders a command works on, as they were given. */
export interface Workplace {
  readonly content: string
  /** What the command does to the posts; `look`: it only says what it would do. */
  readonly use: 'write' | 'read' | 'look'
  /** The folder of the site, where the command writes one. */
  readonly output?: string
}

/**
 * Do a command's work while no other process works on its folders, and put in order first what a killed one left
 * behind. Throws InputError where another process is at work.
 */
export async function guard<Result>(
  { content, use, output }: Workplace,
  console: Console,
  work: () => Promise<Result>,
): Promise<Result> {
  const held: (() => void)[] = []
  const lock = async (folder: string, guarded: string) => {
    held.push(await lockFolder({ folder, guarded }, text => console.err(`warning: ${text}\n`)))
  }
  const lockContent = async () => {
    await lock(path.join(content, '.tidings/lock'), content)
    await recoverPosts(content)
  }
  try {
    if (use === 'write' || isImportPending(content)) await lockContent()
    else if (use === 'read' && existsSync(content)) await lockContent().catch(allowReadOnly)
    if (output !== undefined) {
      await lock(sitePlaces(output).lock, output)
      recoverSite(output)
    }
    return await work()
  } finally {
    for (const giveBack of held.reverse()) giveBack()
  }
}

/** Posts that this process may not write can be read without a lock. */
function allowReadOnly(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'EROFS' && code !== 'EACCES' && code !== 'EPERM') throw error
}

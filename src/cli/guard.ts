import { existsSync } from 'node:fs'
import path from 'node:path'
import { isImportPending, recoverPosts } from '../content/write-posts.ts'
import { sitePlaces } from '../publish/places.ts'
import { recoverSite } from '../publish/publish.ts'
import type { Console } from './console.ts'
import { type LockPlace, lockFolder } from './lock.ts'

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
  const lock = async (place: LockPlace) => {
    held.push(await lockFolder(place, text => console.err(`warning: ${text}\n`)))
  }
  const lockContent = async () => {
    const top = path.join(content, '.tidings')
    await lock({ folder: path.join(top, 'lock'), top, guarded: content })
    await recoverPosts(content)
  }
  try {
    if (use === 'write' || isImportPending(content)) await lockContent()
    else if (use === 'read' && existsSync(content)) await lockContent().catch(allowReadOnly)
    if (output !== undefined) {
      const { lock: folder } = sitePlaces(output)
      await lock({ folder, top: folder, guarded: output })
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

import { existsSync } from 'node:fs'
import path from 'node:path'
import { isTransactionPending, recoverTransaction } from '../content/transaction.ts'
import { recoverSite } from '../publish/publish.ts'
import { sitePaths } from '../publish/site-paths.ts'
import { type LockFiles, lockFolder } from './lock-folder.ts'

/** The folders that a command works on, as they were given. */
export interface CommandFolders {
  readonly content: string
  /** What the command does with the posts; a `dry-run` reads them without a lock. */
  readonly use: 'write' | 'read' | 'dry-run'
  /** The folder of the site, for a command that writes one. */
  readonly output?: string
}

/**
 * Lock the folders of a command, recover what a killed command left in them, then run the command's work. Throws
 * LockedError if another process holds a lock. `warn` is told of a stale lock that is taken over.
 */
export async function withLock<Result>(
  { content, use, output }: CommandFolders,
  warn: (text: string) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const releases: (() => void)[] = []
  const lock = async (files: LockFiles) => {
    releases.push(await lockFolder(files, warn))
  }
  const lockContent = async () => {
    const top = path.join(content, '.tidings')
    await lock({ folder: path.join(top, 'lock'), top, guarded: content })
    await recoverTransaction(content)
  }
  try {
    if (use === 'write' || isTransactionPending(content)) await lockContent()
    else if (use === 'read' && existsSync(content)) await lockContent().catch(ignoreReadOnly)
    if (output !== undefined) {
      const { lock: folder } = sitePaths(output)
      await lock({ folder, top: folder, guarded: output })
      recoverSite(output)
    }
    return await work()
  } finally {
    for (const release of releases.reverse()) release()
  }
}

/** A process that cannot write the posts can still read them, without a lock. */
function ignoreReadOnly(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'EROFS' && code !== 'EACCES' && code !== 'EPERM') throw error
}

import path from 'node:path'
import { commitFiles } from '../../src/content/transaction.ts'
import { withLock } from '../../src/lock/with-lock.ts'
import { publish } from '../../src/publish/publish.ts'
import { writeTree } from './trees.ts'

/** Change the posts of a folder and some files of its site, as a command does. */
export function changeOnce(folder: string): Promise<void> {
  const [content, output] = [path.join(folder, 'content'), path.join(folder, 'site')]
  return withLock(
    { content, use: 'write', output },
    () => {},
    async () => {
      const written = [
        { path: 'posts/2024/04/1.md', text: 'new' },
        { path: 'posts/2024/05/3.md', text: 'moved' },
      ]
      await commitFiles(content, { written, removed: ['posts/2024/06/3.md'] })
      await publish(output, async staging => {
        staging.remove(['a/index.html', 'b/index.html', 'c/index.html'])
        writeTree(staging.folder, [
          ['a/index.html', 'new'],
          ['c/index.html', 'new'],
        ])
        return { id: 'new', result: undefined }
      })
    },
  )
}

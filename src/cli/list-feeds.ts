import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** List the dumps of a content folder, sorted by name. Returns none where the folder of feeds does not exist. */
export async function listFeeds(content: string): Promise<readonly string[]> {
  const folder = path.join(content, 'feeds')
  try {
    const names = await readdir(folder)
    const feeds = names.filter(name => name.endsWith('.md') && !name.startsWith('.')).sort()
    return feeds.map(name => path.join(folder, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

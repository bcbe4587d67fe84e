import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { renderArchive } from '../../src/build/render-posts.ts'
import { defaultConfig } from '../../src/config.ts'
import { readStore } from '../../src/content/read-posts.ts'
import type { Post, RenderedPost } from '../../src/model.ts'
import { listKnownTopics } from '../../src/topics/read-topics.ts'

const root = path.join(import.meta.dirname, '../..')

export interface BuiltSite {
  readonly directory: string
  /** As they are stored, and as the site shows them. */
  readonly stored: readonly Post[]
  readonly posts: readonly RenderedPost[]
  remove(): Promise<void>
}

/**
 * Build the site of a dump with the command that a curator uses, into a folder of its own; `beside` is a content folder
 * whose lists, leads and files are the site's as well. `addressOf` says where the folder will be served.
 */
export async function buildFromFeed(
  feed: string,
  beside?: string,
  addressOf?: (directory: string) => Promise<string>,
): Promise<BuiltSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-site-'))
  const [content, directory] = [path.join(folder, 'content'), path.join(folder, 'site')]
  if (beside !== undefined) {
    const isOther = (file: string) => !/\/(?:feeds|posts)$/.test(file)
    await cp(beside, content, { recursive: true, filter: isOther })
  }
  const command = ['src/cli/main.ts', 'regenerate', feed, '--content', content, '--output', directory]
  if (addressOf) command.push('--url', await addressOf(directory))
  await promisify(execFile)(process.execPath, ['--import', 'tsx', ...command], { cwd: root })
  const stored = (await readStore(content)).stored.map(({ post }) => post)
  assert.ok(stored.length > 0, `expected posts of ${feed}`)
  const { posts } = renderArchive(stored, defaultConfig, listKnownTopics())
  return { directory, stored, posts, remove: () => rm(folder, { recursive: true, force: true }) }
}

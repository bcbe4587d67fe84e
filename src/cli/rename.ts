import { existsSync } from 'node:fs'
import path from 'node:path'
import { readMark } from '../content/import-mark.ts'
import { readStore, type StoredPost } from '../content/read-posts.ts'
import { rewriteFile } from '../content/rewrite-file.ts'
import { commitFiles } from '../content/transaction.ts'
import { InputError, UsageError } from '../errors.ts'
import type { ExitCode } from './commands.ts'
import type { Console } from './console.ts'
import { feedPattern, listFeeds } from './list-feeds.ts'
import type { EditOptions } from './options.ts'
import { checkFeedName, feedName } from './read-feeds.ts'
import { plural } from './summary.ts'

/** Give a dump another name: its file, and `feed:` of its posts, all or nothing. Addresses of posts stay. */
export async function runRename(
  given: readonly [from: string, to: string],
  { content, dryRun, json, quiet }: EditOptions,
  console: Console,
): Promise<ExitCode> {
  const [from, to] = given.map(nameOf) as [string, string]
  checkFeedName(to, given[1])
  const { feeds } = listFeeds(content)
  const { stored, unreadable } = await readStore(content)
  const isOf = (name: string) => (post: StoredPost) => post.post.feed === name
  const named = (name: string) => feeds.filter(file => feedName(file) === name)
  const [file, second] = named(from)
  if (second !== undefined)
    throw new UsageError(`Unexpected second dump \`${second}\` named \`${from}\`, expected one.`)
  const posts = stored.filter(isOf(from))
  if (file === undefined && posts.length === 0)
    throw new InputError(
      `Unexpected name \`${from}\`, expected that of a dump in \`${path.join(content, 'feeds')}\`.`,
    )
  const target = file && path.join(path.dirname(file), `${to}${path.extname(file)}`)
  if (named(to).length > 0 || [...stored, ...unreadable].some(isOf(to)) || (target && existsSync(target)))
    throw new InputError(`Cannot rename \`${from}\`: there is a dump \`${to}\` already.`)
  if (target && feedName(target) !== to)
    throw new UsageError(`Unexpected name \`${to}\`, expected one that \`${target}\` has as a file.`)
  const unread = unreadable.find(isOf(from))
  if (unread) throw new InputError(`Cannot rename \`${from}\`: its post \`${unread.path}\` cannot be read.`)
  const written = posts.map(stored => ({ path: stored.path, text: withFeed(stored, to) }))
  const below = (file: string) => path.relative(content, file).replaceAll(path.sep, '/')
  const moved = file && target ? [{ from: below(file), to: below(target) }] : []
  if (!dryRun) await commitFiles(content, { written, removed: [], moved })
  if (json) {
    const result = { from, to, file: target ?? null, posts: posts.length, written: !dryRun }
    console.out(`${JSON.stringify(result, undefined, 2)}\n`)
  } else if (!quiet) {
    const renamed = file && target ? `${file} → ${target}` : `${from} → ${to}`
    console.out(`${renamed}, ${plural(posts.length, 'post')}${dryRun ? '; nothing written' : ''}\n`)
  }
  return 0
}

/** A name, or the file of that name. */
function nameOf(given: string): string {
  return feedPattern.test(given) ? feedName(given) : given
}

function withFeed({ path: file, text, post }: StoredPost, feed: string): string {
  const next = rewriteFile(text, post, { ...post, feed }, readMark(text))
  if (next === undefined)
    throw new InputError(`Cannot write \`feed:\` of \`${file}\`: expected plain \`key: value\` lines.`)
  return next
}

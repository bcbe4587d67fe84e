import path from 'node:path'
import { readStore, type StoredPost } from '../content/read-posts.ts'
import { rewriteTags } from '../content/rewrite-tags.ts'
import { uniqueTags } from '../content/tags.ts'
import { commitFiles } from '../content/transaction.ts'
import { InputError, UsageError } from '../errors.ts'
import { identityOf } from '../identity.ts'
import { loadConfig } from '../load-config.ts'
import { type ExitCode, exitCode } from './commands.ts'
import type { Console } from './console.ts'
import type { EditOptions } from './options.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { createProgress } from './progress.ts'
import { queryPosts } from './query-posts.ts'
import { plural } from './summary.ts'

/** A change of tags: of what a post has to what it is to have. */
export type TagChange = (tags: readonly string[]) => readonly string[]

export function addTag(name: string): TagChange {
  const tag = readTag(name)
  return tags => uniqueTags([...tags, tag])
}

export function removeTag(name: string): TagChange {
  const tag = identityOf(readTag(name))
  return tags => tags.filter(other => identityOf(other) !== tag)
}

export function renameTag(from: string, to: string): TagChange {
  const [old, tag] = [identityOf(readTag(from)), readTag(to)]
  return tags => uniqueTags(tags.map(other => (identityOf(other) === old ? tag : other)))
}

/** Read a tag as it is typed, with `#` or without. Throws UsageError for one that no front matter keeps. */
function readTag(given: string): string {
  const tag = given.trim().replace(/^[#＃]/u, '')
  if (/^[^\s,#][^\n,]*$/u.test(tag)) return tag
  throw new UsageError(`Unexpected tag \`${given}\`, expected a word without commas.`)
}

/** Change the tags of the posts that a query finds, or of all, in one transaction; nothing else in their files changes. */
export async function runTag(
  change: TagChange,
  query: string | undefined,
  { content, config, dryRun, json, quiet }: EditOptions,
  console: Console,
): Promise<ExitCode> {
  const progress = createProgress(console, quiet)
  const { stored, diagnostics } = await readStore(content)
  const found =
    query === undefined
      ? stored
      : await queryPosts(query, stored, content, await loadConfig(config), progress).finally(progress.clear)
  const changed = found.flatMap(stored => {
    const tags = change(stored.post.tags)
    return tags.join('\n') === stored.post.tags.join('\n') ? [] : [{ ...stored, tags }]
  })
  const written = changed.map(({ tags, ...stored }) => ({ path: stored.path, text: withTags(stored, tags) }))
  if (!dryRun && written.length > 0) await commitFiles(content, { written, removed: [] })
  if (json) {
    const posts = changed.map(({ path, tags }) => ({ path, tags }))
    console.out(
      `${JSON.stringify({ found: found.length, changed: posts, written: !dryRun, diagnostics }, undefined, 2)}\n`,
    )
  } else {
    console.err(printDiagnostics(diagnostics, 'text'))
    const rows = changed.map(
      ({ path: file, post, tags }) =>
        `${path.join(content, file)}  ${post.title}: ${tags.join(', ') || 'no tags'}\n`,
    )
    const what = `${plural(found.length, 'post')} found, ${changed.length} changed`
    if (!quiet) console.out(`${rows.join('')}${what}${dryRun ? '; nothing written' : ''}\n`)
  }
  return exitCode(diagnostics)
}

function withTags({ path: file, text, post }: StoredPost, tags: readonly string[]): string {
  const next = rewriteTags(text, post, tags)
  if (next === undefined)
    throw new InputError(`Cannot write \`tags:\` of \`${file}\`: expected plain \`key: value\` lines.`)
  return next
}

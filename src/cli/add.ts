import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeWhole } from '../content/durable-files.ts'
import { makePost } from '../content/make-post.ts'
import { type Additions, addEntries } from '../edit-feed/add-entries.ts'
import { cutPasted } from '../edit-feed/cut-pasted.ts'
import { type AddChoices, dayOf } from '../edit-feed/place-entries.ts'
import { InputError, UsageError } from '../errors.ts'
import { isExport } from '../exports/read-export.ts'
import { monthOf } from '../feed/read-feed.ts'
import { decodeSource, type Source } from '../feed/source.ts'
import { readTopics } from '../topics/read-topics.ts'
import { createTopicFinder } from '../topics/topics-of.ts'
import { type ExitCode, exitCode } from './commands.ts'
import type { Console } from './console.ts'
import { editText } from './edit-text.ts'
import { listFeeds } from './list-feeds.ts'
import type { AddOptions } from './options.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { checkFeedName, feedName, readBytes } from './read-feeds.ts'
import { plural } from './summary.ts'

/** Runs work while the content folder is locked. */
type Locked = (work: () => Promise<ExitCode>) => Promise<ExitCode>

/** Append posts that were copied to the dump of their month, and show what was understood of them. */
export async function runAdd(
  file: string,
  options: AddOptions,
  console: Console,
  locked: Locked,
): Promise<ExitCode> {
  if (options.as !== undefined) checkFeedName(options.as, options.as)
  const given = decodeSource(...(await readBytes(file, console)))
  // Nobody else waits while the curator edits: the lock comes after.
  if (!options.edit) return locked(() => addPasted(given, options, console))
  const edited = await editText(await composeText(given, options, console), process.env)
  const pasted = decodeSource(edited.file, edited.bytes)
  // The day stands in the text now, as the curator left it.
  const { date, ...others } = options
  let isAdded = false
  try {
    const code = await locked(() => addPasted(pasted, others, console))
    isAdded = code === 0 && !options.dryRun
    return code
  } finally {
    if (isAdded) edited.remove()
    else console.err(`The text is kept in \`${edited.file}\`.\n`)
  }
}

async function addPasted(pasted: Source, options: AddOptions, console: Console): Promise<ExitCode> {
  const { dump, additions } = await planAdditions(pasted, options, console)
  const { bytes, added, diagnostics } = additions
  const isWritten = added.length > 0 && !options.dryRun
  if (isWritten) await writeWhole(dump, bytes)
  const described = await describe(feedName(dump), additions, options.content)
  if (options.json) {
    const result = { file: dump, written: isWritten, added: described, diagnostics }
    console.out(`${JSON.stringify(result, undefined, 2)}\n`)
  } else {
    console.err(printDiagnostics(diagnostics, 'text'))
    if (!options.quiet) console.out(print(dump, described, isWritten))
  }
  return exitCode(diagnostics)
}

async function composeText(pasted: Source, options: AddOptions, console: Console): Promise<string> {
  const { additions } = await planAdditions(pasted, options, console)
  return additions.texts.length > 0 ? additions.texts.join('\n') : pasted.text
}

async function planAdditions(
  pasted: Source,
  { content, as, date, stub }: AddOptions,
  console: Console,
): Promise<{ readonly dump: string; readonly additions: Additions }> {
  const choices: AddChoices = {
    today: console.today(),
    isStub: stub,
    ...(date !== undefined && { day: date }),
  }
  const posts = cutPasted(pasted)
  const months = new Set(posts.map(post => dayOf(post, choices).slice(0, 'YYYY-MM'.length)))
  const [month = choices.today.slice(0, 'YYYY-MM'.length), other] = months
  if (as === undefined && other !== undefined) {
    throw new InputError(`Unexpected posts of ${month} and ${other}, expected one month at a time, or --as.`)
  }
  const dump = chooseDump(content, month, as)
  const bytes = existsSync(dump) ? await readFile(dump) : new Uint8Array()
  return { dump, additions: addEntries({ file: dump, name: feedName(dump), bytes }, pasted, posts, choices) }
}

/**
 * Choose the dump of a month, or the one that is named: there is one, or it will be made. A dump called otherwise counts
 * where its name holds the month. Throws UsageError where several do.
 */
function chooseDump(content: string, month: string, as: string | undefined): string {
  const feeds = listFeeds(content).feeds.filter(file => !isExport(file))
  const named = feeds.filter(file => feedName(file) === (as ?? month))
  const found =
    named.length > 0 || as !== undefined ? named : feeds.filter(file => monthOf(feedName(file)) === month)
  if (found.length > 1) {
    const files = found.map(file => `\`${file}\``).join(', ')
    throw new UsageError(`Unexpected dumps ${files}, expected one of ${as ?? month}, or --as.`)
  }
  return found[0] ?? path.join(content, 'feeds', `${as ?? month}.md`)
}

/** A post as it was understood. */
interface DescribedPost {
  readonly number: number
  readonly date: string
  readonly author: string
  readonly handle: string
  readonly title: string
  readonly source?: string
  readonly tags: readonly string[]
  readonly topics: readonly string[]
  readonly parts: Additions['added'][number]['parts']
}

async function describe(
  feed: string,
  { added }: Additions,
  content: string,
): Promise<readonly DescribedPost[]> {
  const finder = createTopicFinder((await readTopics(content)).topics)
  return added.map(entry => {
    const post = makePost(feed, entry, '/')
    const { number, date, author, handle, title, source, tags } = post
    const topics = finder.topicsOf(post).map(({ topic }) => topic.name)
    const about = { number, date, author, handle, title, ...(source !== undefined && { source }) }
    return { ...about, tags, topics, parts: entry.parts }
  })
}

function print(dump: string, posts: readonly DescribedPost[], isWritten: boolean): string {
  const blocks = posts.map(({ number, date, title, source, topics, parts }) => {
    const rows = [
      ...parts.map(({ kind, author, handle, body }) => {
        const lines = body === '' ? 0 : body.split('\n').length
        return `  ${kind.padEnd(6)}  ${author} @${handle}, ${plural(lines, 'line')}`
      }),
      `  title   ${title}`,
      ...(source === undefined ? [] : [`  source  ${source}`]),
      ...(topics.length > 0 ? [`  topics  ${topics.join(', ')}`] : []),
    ]
    return `${number} of ${date}\n${rows.join('\n')}\n`
  })
  const what = `${plural(posts.length, 'post')} added to ${dump}`
  return `${blocks.join('')}${isWritten ? what : posts.length > 0 ? `${what}: nothing written, a dry run` : 'Nothing added'}\n`
}

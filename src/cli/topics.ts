import { readPosts } from '../content/read-posts.ts'
import { countTopics, type TopicCount } from '../topics/count-topics.ts'
import { type ProposedTopic, proposeTopics } from '../topics/propose-topics.ts'
import { readTopics } from '../topics/read-topics.ts'
import { createTopicFinder } from '../topics/topics-of.ts'
import { type ExitCode, exitCode } from './commands.ts'
import type { Console } from './console.ts'
import type { CommonOptions } from './options.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { plural } from './summary.ts'

/** List the topics of the posts in the content folder, and names that may become some. */
export async function runTopics(options: CommonOptions, console: Console): Promise<ExitCode> {
  const { topics, diagnostics: invalid } = await readTopics(options.content)
  const { posts, diagnostics: unreadable } = await readPosts(options.content)
  const diagnostics = [...unreadable, ...invalid]
  const finder = createTopicFinder(topics)
  const counts = countTopics(posts, finder)
  const proposed = proposeTopics(posts, finder)
  if (options.json) {
    const listed = counts.map(({ topic, posts, quoted }) => ({
      name: topic.name,
      group: topic.group,
      posts,
      quoted,
    }))
    console.out(
      `${JSON.stringify({ posts: posts.length, topics: listed, proposed, diagnostics }, undefined, 2)}\n`,
    )
  } else {
    console.err(printDiagnostics(diagnostics, 'text'))
    if (!options.quiet) console.out(printCounts(counts) + printProposed(proposed))
  }
  return exitCode(diagnostics)
}

/** The topics by their groups. */
function printCounts(counts: readonly TopicCount[]): string {
  const groups = [...new Set(counts.map(({ topic }) => topic.group))]
  const blocks = groups.map(group => {
    const rows = counts.filter(({ topic }) => topic.group === group)
    return `${group && `[${group}]\n`}${rows.map(printCount).join('')}`
  })
  return blocks.join('\n') || 'No topic yet.\n'
}

function printCount({ topic, posts, quoted }: TopicCount): string {
  return `${String(posts).padStart(6)}  ${topic.name}${quoted > 0 ? `  (${quoted} by quoting)` : ''}\n`
}

function printProposed(proposed: readonly ProposedTopic[]): string {
  if (proposed.length === 0) return ''
  const rows = proposed.map(
    ({ name, now, before }) => `${String(now).padStart(6)}  ${name}  (${before} before)\n`,
  )
  return `\n${plural(proposed.length, 'name')} that rose in the last four weeks and no topic has:\n${rows.join('')}Write those you want into topics.txt of the content folder.\n`
}

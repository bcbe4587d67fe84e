import { handleKey } from '../feed/handle.ts'
import { rules } from '../feed/rules.ts'
import { groupBy } from '../group-by.ts'
import type { Diagnostic, Point, Post } from '../model.ts'
import type { StoredPost } from './read-posts.ts'

/** A dump by the name that its posts carry. */
interface DumpFile {
  readonly name: string
  readonly file?: string
}

/** A post of a dump; `start` is where its entry begins, missing for a stored post whose dump is not read. */
interface DumpPost {
  readonly feed: string
  readonly post: Post
  readonly start?: Point
}

/**
 * Report entries that say what an entry of an earlier dump says, or a stored post of a dump that is not imported now, by
 * the same author, white space aside. Doubles within one dump are told where it is read.
 */
export function findDoubles(
  dumps: readonly DumpFile[],
  entries: readonly DumpPost[],
  stored: readonly StoredPost[],
): readonly Diagnostic[] {
  const files = new Map(dumps.map(({ name, file }) => [name, file ?? name]))
  const all: readonly DumpPost[] = [...stored.map(({ post }) => ({ feed: post.feed, post })), ...entries]
  const alike = [...groupBy(all, ({ post }) => beginningOf(post)).values()].filter(({ length }) => length > 1)
  const groups = alike.flatMap(group => [...groupBy(group, ({ post }) => squeeze(post.body)).values()])
  return groups.flatMap(([first, ...again]) =>
    again.flatMap(({ feed, start }): readonly Diagnostic[] => {
      const file = files.get(feed)
      if (!start || feed === first.feed || file === undefined) return []
      const message = `Unexpected post with the text of entry ${first.post.number} of \`${first.feed}\`, expected a new one`
      const rule = 'post-duplicate'
      return [{ rule, severity: rules[rule].severity, file, line: start.line, column: start.column, message }]
    }),
  )
}

/** Author and beginning of a post: enough to tell most apart. */
function beginningOf({ handle, body }: Post): string {
  return `${handleKey(handle)} ${squeeze(body.slice(0, 100)).slice(0, 20)}`
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

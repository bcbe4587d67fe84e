import type { ImportPlan, RewrittenPost } from '../content/plan-import.ts'
import { diffTexts } from './diff-texts.ts'
import { sortChanges } from './summary.ts'

/** Write a plan as a curator reads it: a sign and a path a line, below it what changes. Conflicts are not in it. */
export function printPlan(plan: ImportPlan): string {
  return [
    ...plan.added.map(({ path }) => `+ ${path}\n`),
    ...plan.changed.filter(isSeen).map(post => `~ ${post.path}\n${printDiff(post)}`),
    ...plan.moved.map(post => `> ${post.from} → ${post.path}\n${printDiff(post)}`),
    ...plan.removed.map(({ path }) => `- ${path}\n`),
  ].join('')
}

/** Write both sides of each conflict: `-` is the file as it is edited, `+` what the dump makes of it. */
export function printConflicts({ conflicting }: ImportPlan): string {
  if (conflicting.length === 0) return ''
  const posts = conflicting.map(post => `! ${post.path}\n${printDiff(post)}`)
  return `${posts.join('')}Changed by hand (-) and in the dump (+), not written: add --ours to keep the files, --theirs to take the dump's, with a path for a single post.\n`
}

/**
 * Name the dumps that were renamed, and the posts that stay although their dump lost them or is gone; `isPruning`: although
 * they were to be removed.
 */
export function printMissing({ missing, renamed, goneDumps }: ImportPlan, isPruning: boolean): string {
  const why = isPruning
    ? ' (edited by hand: --prune --force removes it; or its dump has errors, or still holds its text)'
    : ''
  const lost = missing.filter(({ post }) => !goneDumps.has(post.feed))
  return [
    ...Array.from(renamed, ([old, name]) => `the dump \`${old}\` is \`${name}\` now: its posts follow\n`),
    ...lost.map(({ path }) => `kept, no longer in the dump: ${path}${why}\n`),
    ...Array.from(goneDumps, name => {
      const count = missing.filter(({ post }) => post.feed === name).length
      const posts = count === 1 ? '1 post' : `${count} posts`
      return count === 0
        ? ''
        : `kept, though their dump is gone: ${posts} of \`${name}\` (--prune removes them)\n`
    }),
  ].join('')
}

/** A plan for tools: paths of posts, and line diffs of those that are rewritten. */
export function planAsJson(plan: ImportPlan) {
  const paths = (posts: readonly { readonly path: string }[]) => posts.map(({ path }) => path)
  return {
    added: paths(plan.added),
    changed: paths(plan.changed.filter(isSeen)),
    retitled: paths(sortChanges(plan).retitled),
    moved: plan.moved.map(({ from, path }) => ({ from, to: path })),
    unchanged: plan.unchanged.length,
    conflicting: plan.conflicting.map(({ path, was, text }) => ({ path, ours: was.text, theirs: text })),
    missing: paths(plan.missing),
    removed: paths(plan.removed),
    unreadable: paths(plan.unreadable),
    renamed: Object.fromEntries(plan.renamed),
    goneDumps: [...plan.goneDumps],
    diffs: Object.fromEntries(
      [...plan.changed, ...plan.moved, ...plan.conflicting].map(post => [post.path, linesOf(post)]),
    ),
  }
}

function printDiff(post: RewrittenPost): string {
  return linesOf(post)
    .map(line => `    ${line}\n`)
    .join('')
}

/** Whether a reader sees what changes. */
function isSeen(post: RewrittenPost): boolean {
  return linesOf(post).length > 0
}

/** What import remembers for itself says nothing to a reader. */
function linesOf({ was, text }: RewrittenPost): readonly string[] {
  return diffTexts(withoutMark(was.text), withoutMark(text))
}

function withoutMark(text: string): string {
  return text.replace(/^(?:imported|updated): .*\r?\n/gm, '')
}

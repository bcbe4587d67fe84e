import { structuredPatch } from 'diff'

/** Most lines of a diff: enough to recognise a change, few enough for a plan of fifty changes. */
const mostLines = 24

/** Unchanged lines shown around a change. */
const context = 1

/**
 * Compare two texts by line. Returns lines that begin with `-` (before), `+` (after) or a space (unchanged), with `…`
 * between hunks. A long diff is cut, and its last line says how many lines are left out.
 */
export function diffTexts(before: string, after: string): readonly string[] {
  // A diff of two long texts without a common line helps nobody, and costs the product of their lengths.
  const patch = structuredPatch('', '', before, after, '', '', { context, maxEditLength: 400 })
  if (!patch) return [`… ${before.split('\n').length} lines became ${after.split('\n').length} others`]
  const lines = patch.hunks.flatMap(({ lines }, index) => (index === 0 ? lines : ['…', ...lines]))
  const left = lines.length - mostLines
  return left > 1 ? [...lines.slice(0, mostLines), `… ${left} more lines`] : lines
}

import { structuredPatch } from 'diff'

/** Lines of one hunk or of all that a diff shows: enough to recognise a change, few enough for fifty of them. */
const mostLines = 24

/** Lines around a change. */
const context = 1

/**
 * Compare two texts by line: lines that begin with `-` (before), `+` (after) or a space (around them), hunks divided by
 * `…`. A long diff is cut and says how many lines are left out.
 */
export function diffTexts(before: string, after: string): readonly string[] {
  // A diff of two long texts without a line in common is of no use to anyone, and costs the product of their lengths.
  const patch = structuredPatch('', '', before, after, '', '', { context, maxEditLength: 400 })
  if (!patch) return [`… ${before.split('\n').length} lines became ${after.split('\n').length} others`]
  const lines = patch.hunks.flatMap(({ lines }, index) => (index === 0 ? lines : ['…', ...lines]))
  const left = lines.length - mostLines
  return left > 1 ? [...lines.slice(0, mostLines), `… ${left} more lines`] : lines
}

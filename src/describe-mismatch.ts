import leven from 'leven'
import type { z } from 'zod'

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'an object',
}

/**
 * Describe a value that a schema refuses, as `expected a list, found "x"`. Pass it to zod as the `error` of a parse: a
 * message that the schema itself sets wins. Returns undefined for kinds of issues that no schema of ours has.
 */
export function describeMismatch(issue: z.core.$ZodRawIssue): string | undefined {
  const expected = describeExpected(issue)
  return expected && `expected ${expected}, found ${describeValue(issue.input)}`
}

/** Find the key that one which means nothing comes nearest to. */
export function nearestKey(key: string, known: readonly string[]): string | undefined {
  return known.toSorted((one, other) => leven(key, one) - leven(key, other))[0]
}

function describeExpected(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return kinds[issue.expected]
  if (issue.code === 'invalid_value') return issue.values.map(value => `\`${String(value)}\``).join(' or ')
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  if (issue.code !== 'too_small') return undefined
  return issue.origin === 'string' ? 'text that is not empty' : `at least ${issue.minimum}`
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'function') return 'a function'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value !== 'string') return `\`${String(value)}\``
  return `\`${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}\``
}

import { kindOfKey, SPACE_KEY } from './tokens.ts'

/**
 * Between a Latin word and a Han character some writers leave a space (`AI 模型`) and some do not (`AI模型`). List both
 * ways to write a phrase, without any such space and with all of them; one where it has no such place.
 */
export function spellings(keys: readonly string[]): readonly (readonly string[])[] {
  const closed = keys.filter((key, at) => key !== SPACE_KEY || !isBorder(keys[at - 1], keys[at + 1]))
  const spaced = closed.flatMap((key, at) => (isBorder(closed[at - 1], key) ? [SPACE_KEY, key] : [key]))
  return spaced.length > closed.length ? [closed, spaced] : [closed]
}

function isBorder(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false
  const kinds = new Set([before, after].map(kindOfKey))
  return kinds.has('word') && kinds.has('cjk')
}

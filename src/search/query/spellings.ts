import { keyOfText, kindOfKey, SPACE_KEY } from './tokens.ts'

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

const HYPHEN = keyOfText('-')

/** A longer phrase is an address or a sentence, and no name. */
const LONGEST_NAME = 9

/**
 * List the other ways to write a name and its version: `Llama3`, `Llama-3` and `Llama 3` (two words side by side) are
 * one. None where no name of two letters or more has a number behind it.
 */
export function versionSpellings(keys: readonly string[]): readonly (readonly string[])[] {
  if (keys.length > LONGEST_NAME) return []
  /** Words and marks; a version follows its name as a list of its own. */
  const parts: (readonly [name: string, version: string] | string)[] = []
  for (const [at, key] of keys.entries()) {
    const [, name, version] = /^([a-z]{2,})(\d.*)$/.exec(key) ?? []
    const before = parts.at(-1)
    if (name !== undefined && version !== undefined) parts.push([name, version])
    else if (/^\d/.test(key) && isName(before)) parts.splice(-1, 1, [before, key])
    else if (/^\d/.test(key) && before === HYPHEN && isName(keys[at - 2])) {
      parts.splice(-2, 2, [keys[at - 2] ?? '', key])
    } else parts.push(key)
  }
  const write = (join: (name: string, version: string) => readonly string[]): readonly string[] =>
    parts.flatMap(part => (typeof part === 'string' ? [part] : join(...part)))
  const ways = [
    write((name, version) => [name + version]),
    write((name, version) => [name, HYPHEN, version]),
    write((name, version) => [name, version]),
  ]
  const typed = keys.join(' ')
  return parts.some(part => typeof part !== 'string') ? ways.filter(way => way.join(' ') !== typed) : []
}

function isName(part: readonly string[] | string | undefined): part is string {
  return typeof part === 'string' && /^[a-z]{2,}$/.test(part)
}

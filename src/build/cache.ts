import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Remember } from '../memoize.ts'
import { readCacheFile, writeCacheFile } from './cache-file.ts'
import type { Fingerprint } from './fingerprint.ts'

/** Values by cache key. Those of one group, such as a month, share a file, so that a change rewrites that file only. */
export interface Cache<Value> {
  readonly get: (group: string, key: string) => Value | undefined
  readonly set: (group: string, key: string, value: Value) => void
  /** Write the groups that changed. Drops the values that nobody got or set since the cache was opened. */
  readonly save: () => void
}

interface Group<Value> {
  readonly stored: ReadonlyMap<string, Value>
  readonly used: Map<string, Value>
}

/** Open a folder of cache files that the same version of the program wrote. Damaged files are as good as missing. */
export function openCache<Value>(folder: string, version: string): Cache<Value> {
  const groups = new Map<string, Group<Value>>()
  const fileOf = (name: string): string => path.join(folder, `${name}.json`)
  const open = (name: string): Group<Value> => {
    const opened = groups.get(name)
    if (opened) return opened
    const stored = readCacheFile(fileOf(name), version) as Record<string, Value> | undefined
    const group = { stored: new Map(Object.entries(stored ?? {})), used: new Map<string, Value>() }
    groups.set(name, group)
    return group
  }
  return {
    get(name, key) {
      const { stored, used } = open(name)
      const value = used.get(key) ?? stored.get(key)
      if (value !== undefined) used.set(key, value)
      return value
    },
    set(name, key, value) {
      open(name).used.set(key, value)
    },
    save() {
      for (const [name, { stored, used }] of groups) {
        const isSame = used.size === stored.size && [...used.keys()].every(key => stored.has(key))
        if (!isSame) writeCacheFile(fileOf(name), version, Object.fromEntries(used))
      }
      removeOthers(folder, groups)
    },
  }
}

/** Compute a value once for the data it follows from: its cache key is the fingerprint of that data. */
export function rememberIn<Value>(
  cache: Cache<Value> | undefined,
  fingerprint: Fingerprint,
): Remember<Value> {
  return (group, from, make) => {
    if (!cache) return make()
    const key = fingerprint(from)
    const cached = cache.get(group, key)
    if (cached !== undefined) return cached
    const made = make()
    cache.set(group, key, made)
    return made
  }
}

function removeOthers(folder: string, groups: ReadonlyMap<string, unknown>): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (!groups.has(path.parse(name).name)) rmSync(path.join(folder, name), { force: true })
  }
}

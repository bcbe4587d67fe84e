import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { keepValue, readKept } from './kept-value.ts'

/** Values by key, those of one period in one file, so that a change in one month rewrites that month's. */
export interface KeptByKey<Value> {
  readonly get: (period: string, key: string) => Value | undefined
  readonly set: (period: string, key: string, value: Value) => void
  /** Write the periods that changed; values that nobody asked for or set since go. */
  readonly save: () => void
}

/**
 * Open a folder of values kept by earlier runs of the same version. Values are trusted to be what was set: a file that
 * is not whole is not read.
 */
export function openKept<Value>(folder: string, version: string): KeptByKey<Value> {
  const periods = new Map<string, Period<Value>>()
  const open = (name: string): Period<Value> => {
    const known = periods.get(name)
    if (known) return known
    const kept = readKept(path.join(folder, `${name}.json`), version) as Record<string, Value> | undefined
    const period = { kept: new Map(Object.entries(kept ?? {})), used: new Map(), isChanged: false }
    periods.set(name, period)
    return period
  }
  return {
    get(name, key) {
      const { kept, used } = open(name)
      const value = used.get(key) ?? kept.get(key)
      if (value !== undefined) used.set(key, value)
      return value
    },
    set(name, key, value) {
      const period = open(name)
      period.used.set(key, value)
      period.isChanged = true
    },
    save() {
      for (const [name, { kept, used, isChanged }] of periods) {
        if (!isChanged && used.size === kept.size) continue
        keepValue(path.join(folder, `${name}.json`), version, Object.fromEntries(used))
      }
      removeOthers(folder, periods)
    },
  }
}

interface Period<Value> {
  readonly kept: ReadonlyMap<string, Value>
  readonly used: Map<string, Value>
  isChanged: boolean
}

function removeOthers(folder: string, periods: ReadonlyMap<string, unknown>): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (!periods.has(path.parse(name).name)) rmSync(path.join(folder, name), { force: true })
  }
}

import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { keepValue, readKept } from './kept-value.ts'
import { type MapRows, mapOf, rowsOf } from './map-rows.ts'

/** Values by key, those of one period in one file, so that a change in one month rewrites that month's. */
export interface KeptByKey<Value> {
  readonly get: (period: string, key: string) => Value | undefined
  readonly set: (period: string, key: string, value: Value) => void
  /** Keep a value, should it be there, without reading it now. */
  readonly hold: (period: string, key: string) => void
  /** Write the periods that changed; values that nobody asked for, held or set since go when their period is written. */
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
    const period = { kept: undefined, used: new Set<string>(), fresh: new Map<string, Value>() }
    periods.set(name, period)
    return period
  }
  const read = (name: string): ReadonlyMap<string, Value> => {
    const period = open(name)
    period.kept ??= mapOf((readKept(fileOf(name), version) ?? noRows) as MapRows<Value>)
    return period.kept
  }
  const fileOf = (name: string): string => path.join(folder, `${name}.json`)
  return {
    get(name, key) {
      const period = open(name)
      const value = period.fresh.get(key) ?? read(name).get(key)
      if (value !== undefined) period.used.add(key)
      return value
    },
    set(name, key, value) {
      const { used, fresh } = open(name)
      used.add(key)
      fresh.set(key, value)
    },
    hold(name, key) {
      open(name).used.add(key)
    },
    save() {
      for (const [name, { kept, used, fresh }] of periods) {
        if (fresh.size === 0 && (kept === undefined || kept.size <= used.size)) continue
        const values = new Map([...read(name), ...fresh])
        const wanted = [...values].filter(([key]) => used.has(key))
        keepValue(fileOf(name), version, rowsOf(new Map(wanted)))
      }
      removeOthers(folder, periods)
    },
  }
}

const noRows: MapRows<never> = { keys: [], values: [] }

interface Period<Value> {
  /** What the file holds; undefined before it was read. */
  kept: ReadonlyMap<string, Value> | undefined
  readonly used: Set<string>
  readonly fresh: Map<string, Value>
}

function removeOthers(folder: string, periods: ReadonlyMap<string, unknown>): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (!periods.has(path.parse(name).name)) rmSync(path.join(folder, name), { force: true })
  }
}

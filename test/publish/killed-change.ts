import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { changeOnce } from './one-change.ts'

/*
 * Change posts and site, and be killed right before the Nth change of the file system: `killed-change.ts FOLDER N`.
 * Ends with code 0 when there are fewer.
 */
const [folder = '', last] = process.argv.slice(2)
let steps = 0

type Calls = Record<string, (...args: unknown[]) => unknown>

function count(calls: Calls, names: readonly string[]): void {
  for (const name of names) {
    const call = calls[name]
    calls[name] = (...args) => {
      if (++steps === Number(last)) process.kill(process.pid, 'SIGKILL')
      return call?.(...args)
    }
  }
}

const changes = ['link', 'mkdir', 'rename', 'rm', 'rmdir', 'unlink', 'writeFile']
count(
  fs as unknown as Calls,
  changes.map(name => `${name}Sync`),
)
count(fs.promises as unknown as Calls, [...changes, 'open'])
syncBuiltinESMExports()

await changeOnce(folder)

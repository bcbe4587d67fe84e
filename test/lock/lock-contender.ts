import { appendFileSync, mkdirSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { LockedError } from '../../src/errors.ts'
import { lockFolder } from '../../src/lock/lock-folder.ts'

/*
 * Contend for a lock: `lock-contender.ts FOLDER ROUNDS`. While it is held a folder `inside` is made, which two holders
 * at once cannot. With no rounds: take the lock and keep it until killed. Every success is a line in `log`.
 */
const [folder = '', rounds] = process.argv.slice(2)
const claims = path.join(folder, 'lock')
const lock = { folder: claims, top: claims, guarded: 'it' }
const inside = path.join(folder, 'inside')

if (rounds === undefined) {
  await lockFolder(lock, () => {})
  process.stdout.write('held\n')
  await wait(60_000)
}
for (let round = 0; round < Number(rounds); round++) {
  try {
    const release = await lockFolder(lock, () => {})
    mkdirSync(inside)
    appendFileSync(path.join(folder, 'log'), `${process.pid}\n`)
    await wait(round % 3)
    rmdirSync(inside)
    // Some end as a killed process does: the claim stays, signed by a process that is there no more.
    if (round === Number(rounds) - 1) process.kill(process.pid, 'SIGKILL')
    release()
  } catch (error) {
    if (!(error instanceof LockedError)) throw error
    await wait(1)
  }
}

import { type ModuleWorker, openWorker } from '../../worker.ts'
import type { SearchRecord } from './search-record.ts'

/** What a worker is asked for: to write the folder of a shard. */
export interface ShardRequest {
  readonly folder: string
  readonly records: readonly SearchRecord[]
}

/** A pool of workers that write shards. */
export interface ShardWorkers {
  /** Write a shard's folder as soon as a worker is idle. Throws what its writer throws. */
  write(folder: string, records: readonly SearchRecord[]): Promise<void>
  /** Terminate the workers. */
  close(): Promise<void>
}

type ShardWorker = ModuleWorker<ShardRequest, void>

/** Open a pool of at most `size` workers, each started when it is first needed. */
export function openShardWorkers(size: number): ShardWorkers {
  const workers: ShardWorker[] = []
  const idle: ShardWorker[] = []
  const waiting: ((worker: ShardWorker) => void)[] = []
  const acquire = (): ShardWorker | Promise<ShardWorker> => {
    const worker = idle.pop()
    if (worker) return worker
    if (workers.length >= size) return new Promise(resolve => waiting.push(resolve))
    const started: ShardWorker = openWorker('shard-worker')
    workers.push(started)
    return started
  }
  const release = (worker: ShardWorker): void => {
    const next = waiting.shift()
    if (next) next(worker)
    else idle.push(worker)
  }
  return {
    async write(folder, records) {
      const acquired = acquire()
      // Do not await an idle worker: the caller may keep the event loop busy before it turns.
      const worker = acquired instanceof Promise ? await acquired : acquired
      try {
        await worker.ask({ folder, records })
      } finally {
        release(worker)
      }
    },
    async close() {
      await Promise.all(workers.map(worker => worker.terminate()))
    },
  }
}

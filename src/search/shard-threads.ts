import { openThread, type Thread } from '../thread.ts'
import type { SearchRecord } from './search-record.ts'

/** Threads that write shards while the one that opened them goes on. */
export interface ShardThreads {
  /** Write the folder of a shard. Throws what its writer throws. */
  write(records: readonly SearchRecord[], folder: string): Promise<void>
  /** End the threads. */
  close(): Promise<void>
}

/** What a thread is asked for. */
export interface ShardRequest {
  readonly records: readonly SearchRecord[]
  readonly folder: string
}

type ShardThread = Thread<ShardRequest, void>

/** A shard that waits for a thread. */
interface Waiting {
  /** In posts. */
  readonly size: number
  readonly resolve: (thread: ShardThread) => void
}

/**
 * Open so many threads: the first at once, as starting one takes longer than rendering a month's posts, others when they
 * are first needed. Of the shards that wait for a free one, the largest is next, so that no thread is left with it at the
 * end; to hand it over, the opener's event loop must turn.
 */
export function openShardThreads(lanes: number): ShardThreads {
  const threads: ShardThread[] = []
  const open = (): ShardThread => {
    const thread: ShardThread = openThread('search/shard-thread')
    threads.push(thread)
    return thread
  }
  const free: ShardThread[] = [open()]
  const waiting: Waiting[] = []
  const take = (size: number): ShardThread | Promise<ShardThread> => {
    const thread = free.pop()
    if (thread) return thread
    if (threads.length >= lanes) return new Promise(resolve => waiting.push({ size, resolve }))
    return open()
  }
  const giveBack = (thread: ShardThread): void => {
    const [next] = waiting.toSorted((one, other) => other.size - one.size)
    if (!next) return void free.push(thread)
    waiting.splice(waiting.indexOf(next), 1)
    next.resolve(thread)
  }
  return {
    async write(records, folder) {
      const taken = take(records.length)
      // A free one is asked at once: this thread may be busy before its event loop turns.
      const thread = taken instanceof Promise ? await taken : taken
      try {
        await thread.ask({ records, folder })
      } finally {
        giveBack(thread)
      }
    },
    async close() {
      await Promise.all(threads.map(thread => thread.close()))
    },
  }
}

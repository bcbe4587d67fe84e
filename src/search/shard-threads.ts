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

/**
 * Open so many threads: the first at once, as starting one takes longer than rendering a month's posts, others when they
 * are first needed. Shards wait for a free one in the order given; to hand it the next one, the opener's event loop
 * must turn.
 */
export function openShardThreads(lanes: number): ShardThreads {
  const threads: ShardThread[] = []
  const open = (): ShardThread => {
    const thread: ShardThread = openThread('search/shard-thread')
    threads.push(thread)
    return thread
  }
  const free: ShardThread[] = [open()]
  const waiting: ((thread: ShardThread) => void)[] = []
  const take = (): ShardThread | Promise<ShardThread> => {
    const thread = free.pop()
    if (thread) return thread
    if (threads.length >= lanes) return new Promise(resolve => waiting.push(resolve))
    return open()
  }
  const giveBack = (thread: ShardThread): void => {
    const next = waiting.shift()
    if (next) next(thread)
    else free.push(thread)
  }
  return {
    async write(records, folder) {
      const taken = take()
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

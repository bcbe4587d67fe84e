import { openThread, type Thread } from '../../thread.ts'
import type { SearchRecord } from './search-record.ts'

/** Threads that write shards while the one that opened them goes on. */
export interface ShardThreads {
  /** Begin a shard. It keeps a thread, or its place among those that wait for one, until it is written. */
  begin(): ShardWriter
  /** End the threads. */
  close(): Promise<void>
}

/** A shard that a thread writes. */
export interface ShardWriter {
  /** Hand posts over, in their order: they are read while this thread makes more of them. */
  add(records: readonly SearchRecord[]): void
  /** Write the shard's folder. Throws what its writer throws. */
  write(folder: string): Promise<void>
}

/** What a thread is asked for: to read posts of a shard, or to write those it has read. */
export type ShardRequest = { readonly records: readonly SearchRecord[] } | { readonly folder: string }

type ShardThread = Thread<ShardRequest, void>

/**
 * Open so many threads: the first at once, as starting one takes longer than rendering a month's posts, others when they
 * are first needed. Shards wait for a free one in the order given; to hand it the next one, the opener's event loop
 * must turn.
 */
export function openShardThreads(lanes: number): ShardThreads {
  const threads: ShardThread[] = []
  const open = (): ShardThread => {
    const thread: ShardThread = openThread('search/index/shard-thread')
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
    begin() {
      const taken = take()
      // A free one is asked at once: this thread may be busy before its event loop turns.
      const ask = (request: ShardRequest): Promise<void> =>
        taken instanceof Promise ? taken.then(thread => thread.ask(request)) : taken.ask(request)
      const added: Promise<void>[] = []
      return {
        add(records) {
          const read = ask({ records })
          // Whoever waits for the shard is told.
          read.catch(() => {})
          added.push(read)
        },
        async write(folder) {
          try {
            await Promise.all([...added, ask({ folder })])
          } finally {
            giveBack(await taken)
          }
        },
      }
    },
    async close() {
      await Promise.all(threads.map(thread => thread.close()))
    },
  }
}

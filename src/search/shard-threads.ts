import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { SearchRecord } from './search-record.ts'

/** Threads that write shards while the one that opened them goes on. */
export interface ShardThreads {
  /** Write the folder of a shard. Throws what its writer throws. */
  write(records: readonly SearchRecord[], folder: string): Promise<void>
  /** End the threads. */
  close(): Promise<void>
}

/** What a thread is asked for, and what it answers. */
export interface ShardRequest {
  readonly records: readonly SearchRecord[]
  readonly folder: string
}
export type ShardAnswer =
  | { readonly isWritten: true }
  | { readonly isWritten: false; readonly error: unknown }

interface Thread {
  readonly worker: Worker
  /** Rejects when the thread ends, with what ended it. */
  readonly end: Promise<never>
}

const here = fileURLToPath(import.meta.url)

/** Run the thread's program: its part of the bundle or, where the sources are run as they are, the source. */
function startWorker(): Worker {
  if (!here.endsWith('.ts')) return new Worker(new URL('./shard-thread.mjs', import.meta.url))
  // A thread of Node 20 begins without the loader of the thread that starts it, even where `--import` names one.
  const source = new URL('./shard-thread.ts', import.meta.url).href
  // What a thread evaluates stands in the working folder, and finds no package from there.
  const loader = import.meta.resolve('tsx/esm/api')
  const start = `import('${loader}').then(({ register }) => { register(); return import('${source}') })`
  return new Worker(start, { eval: true, execArgv: [] })
}

/**
 * Open so many threads, each when it is first needed. Shards wait for a free one in the order given; to hand it the next
 * one, the opener's event loop must turn.
 */
export function openShardThreads(lanes: number): ShardThreads {
  const threads: Thread[] = []
  const free: Thread[] = []
  const waiting: ((thread: Thread) => void)[] = []
  const take = (): Thread | Promise<Thread> => {
    const thread = free.pop()
    if (thread) return thread
    if (threads.length >= lanes) return new Promise(resolve => waiting.push(resolve))
    const opened = openThread()
    threads.push(opened)
    return opened
  }
  const giveBack = (thread: Thread): void => {
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
        await ask(thread, { records, folder })
      } finally {
        giveBack(thread)
      }
    },
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}

function openThread(): Thread {
  const worker = startWorker()
  const end = new Promise<never>((_, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('expected the thread that writes shards to go on')))
  })
  // Whoever asks the thread is told.
  end.catch(() => {})
  return { worker, end }
}

async function ask({ worker, end }: Thread, request: ShardRequest): Promise<void> {
  const answered = once(worker, 'message')
  worker.postMessage(request)
  const [answer]: ShardAnswer[] = await Promise.race([answered, end])
  if (answer && !answer.isWritten) throw answer.error
}

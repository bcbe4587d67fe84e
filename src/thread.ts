import path from 'node:path'
import { parentPort, type TransferListItem, Worker } from 'node:worker_threads'
import { bundleFolder } from './program.ts'

/** Modules that run in workers: `src/build/worker-main.ts` imports each. */
export type ThreadModule = 'search/index/shard-worker'

/** A thread with a module of this program, which answers requests. */
export interface Thread<Request, Answer> {
  /** Ask, also before earlier requests are answered. Throws what the module throws, or what ended the thread. */
  ask(request: Request, transfer?: readonly TransferListItem[]): Promise<Answer>
  /** End the thread, whatever it is doing. */
  close(): Promise<void>
}

interface Numbered<Request> {
  readonly id: number
  readonly request: Request
}

type Reply<Answer> = { readonly id: number } & (
  | { readonly answer: Answer }
  // An error that is sent comes without what the file system adds to it, such as its code.
  | { readonly error: Error; readonly details: Readonly<Record<string, unknown>> }
)

interface Asker<Answer> {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Start a thread with a module that calls {@link answerRequests}. */
export function openThread<Request, Answer>(module: ThreadModule): Thread<Request, Answer> {
  const worker = startWorker(module)
  const askers = new Map<number, Asker<Answer>>()
  let ended: Error | undefined
  const end = (error: Error) => {
    ended ??= error
    for (const { reject } of askers.values()) reject(error)
    askers.clear()
  }
  worker.on('message', (reply: Reply<Answer>) => {
    const asker = askers.get(reply.id)
    askers.delete(reply.id)
    if ('error' in reply) asker?.reject(Object.assign(reply.error, reply.details))
    else asker?.resolve(reply.answer)
  })
  worker.once('error', end)
  worker.once('exit', () => end(new Error(`expected the thread of ${module} to go on`)))
  let id = 0
  return {
    ask: (request, transfer = []) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        const numbered: Numbered<Request> = { id: id++, request }
        askers.set(numbered.id, { resolve, reject })
        worker.postMessage(numbered, transfer)
      }),
    async close() {
      await worker.terminate()
    },
  }
}

/** Start a worker with a module, from the bundle or, where the sources are run as they are, from its source. */
function startWorker(module: ThreadModule): Worker {
  if (bundleFolder !== undefined)
    return new Worker(path.join(bundleFolder, 'worker.js'), { workerData: module })
  // A worker of Node 20 begins without the loader of the thread that starts it, even where `--import` names one.
  const source = new URL('./build/worker-main.ts', import.meta.url).href
  // What a worker evaluates stands in the working folder, and finds no package from there.
  const loader = import.meta.resolve('tsx/esm/api')
  const start = `import('${loader}').then(({ register }) => { register(); return import('${source}') })`
  return new Worker(start, { eval: true, execArgv: [], workerData: module })
}

/** In a thread: answer the requests of the one that opened it, one after another. */
export function answerRequests<Request, Answer>(
  answer: (request: Request) => Answer | Promise<Answer>,
): void {
  const reply = async ({ id, request }: Numbered<Request>): Promise<Reply<Answer>> => {
    try {
      return { id, answer: await answer(request) }
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown))
      return { id, error, details: { ...error } }
    }
  }
  let last = Promise.resolve()
  parentPort?.on('message', (numbered: Numbered<Request>) => {
    last = last.then(async () => parentPort?.postMessage(await reply(numbered)))
  })
}

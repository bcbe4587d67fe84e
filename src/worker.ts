import path from 'node:path'
import { parentPort, Worker } from 'node:worker_threads'
import { InputError } from './errors.ts'
import { bundleFolder } from './program.ts'

/** Modules that run in workers: each is an entry of this name in the program's bundle, too (`scripts/build-program.mjs`). */
const modules = {
  'shard-worker': './search/index/shard-worker.ts',
} as const

/** A worker that runs a module of this program. */
export interface ModuleWorker<Request, Answer> {
  /** Send a request; they are answered one after another. Throws what the module throws, or what ended the worker. */
  ask(request: Request): Promise<Answer>
  /** Stop the worker, whatever it is doing. */
  terminate(): Promise<void>
}

type Reply<Answer> =
  | { readonly answer: Answer }
  // A cloned error lacks its class and its own properties, such as the code of a file system's error.
  | { readonly error: Error; readonly properties: Readonly<Record<string, unknown>> }

/** Start a worker with a module that calls {@link answerRequests}. */
export function openWorker<Request, Answer>(name: keyof typeof modules): ModuleWorker<Request, Answer> {
  const worker = startWorker(name)
  const waiting: ((reply: Reply<Answer>) => void)[] = []
  worker.on('message', (reply: Reply<Answer>) => {
    waiting.shift()?.(reply)
    if (waiting.length === 0) worker.unref()
  })
  const ended = new Promise<never>((_, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error(`expected ${name} to go on`)))
  })
  // Swallow here: each request below rejects with the same error.
  ended.catch(() => {})
  // An idle worker does not keep the process alive: one may be left open where a build failed.
  worker.unref()
  return {
    async ask(request) {
      worker.ref()
      worker.postMessage(request)
      const reply = await Promise.race([new Promise<Reply<Answer>>(resolve => waiting.push(resolve)), ended])
      if ('answer' in reply) return reply.answer
      const { error, properties } = reply
      throw properties.name === 'InputError'
        ? new InputError(error.message)
        : Object.assign(error, properties)
    },
    async terminate() {
      await worker.terminate()
    },
  }
}

function startWorker(name: keyof typeof modules): Worker {
  if (bundleFolder !== undefined) return new Worker(path.join(bundleFolder, `${name}.js`))
  const source = new URL(modules[name], import.meta.url).href
  // A worker of Node 20 starts without the loader of its parent, even one that `--import` names. The loader's full path:
  // evaluated code resolves packages from the working folder.
  const loader = import.meta.resolve('tsx/esm/api')
  const code = `import('${loader}').then(({ register }) => { register(); return import('${source}') })`
  return new Worker(code, { eval: true, execArgv: [] })
}

/** In a worker: answer the requests of the thread that opened it, one after another. */
export function answerRequests<Request, Answer>(
  answer: (request: Request) => Answer | Promise<Answer>,
): void {
  const reply = async (request: Request): Promise<Reply<Answer>> => {
    try {
      return { answer: await answer(request) }
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown))
      return { error, properties: { ...error } }
    }
  }
  let last = Promise.resolve()
  parentPort?.on('message', (request: Request) => {
    last = last.then(async () => parentPort?.postMessage(await reply(request)))
  })
}

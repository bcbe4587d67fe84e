import { workerData } from 'node:worker_threads'
import type { ThreadModule } from '../thread.ts'

/** What workers run, by the names that `openThread` is called with. */
const modules: Readonly<Record<ThreadModule, () => Promise<unknown>>> = {
  'search/index/shard-worker': () => import('../search/index/shard-worker.ts'),
}

await modules[workerData as ThreadModule]()

import { parentPort } from 'node:worker_threads'
import type { ShardAnswer, ShardRequest } from './shard-threads.ts'
import { writeShard } from './write-shard.ts'

/** Write one shard after another, as `openShardThreads` asks for them. */
parentPort?.on('message', async ({ records, folder }: ShardRequest) => {
  const answer: ShardAnswer = await writeShard(records, folder).then(
    () => ({ isWritten: true }),
    (error: unknown) => ({ isWritten: false, error }),
  )
  parentPort?.postMessage(answer)
})

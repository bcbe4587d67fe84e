import { answerRequests } from '../../worker.ts'
import type { ShardRequest } from './shard-workers.ts'
import { writeShard } from './write-shard.ts'

/** Write the shards that `openShardWorkers` asks for, one after another. */
answerRequests(({ folder, records }: ShardRequest) => writeShard(folder, records))

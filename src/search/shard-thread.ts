import { answerRequests } from '../thread.ts'
import type { ShardRequest } from './shard-threads.ts'
import { writeShard } from './write-shard.ts'

/** Write the shards that `openShardThreads` asks for. */
answerRequests(({ records, folder }: ShardRequest) => writeShard(records, folder))

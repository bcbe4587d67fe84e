import { constants, setPriority } from 'node:os'
import { answerRequests } from '../thread.ts'
import type { ShardRequest } from './shard-threads.ts'
import { writeShard } from './write-shard.ts'

// The pages wait for nothing of the index, but it for them: on a busy machine they go first. Linux takes this as said of
// the thread, and Pagefind's process inherits it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

/** Write the shards that `openShardThreads` asks for. */
answerRequests(({ records, folder }: ShardRequest) => writeShard(records, folder))

import { answerRequests } from '../../thread.ts'
import type { ShardRequest } from './shard-threads.ts'
import { draftShard } from './write-shard.ts'

let draft = draftShard()

/** Write the shards that `openShardThreads` asks for, one after another. */
answerRequests((request: ShardRequest) => {
  if ('records' in request) return draft.add(request.records)
  const shard = draft
  draft = draftShard()
  return shard.write(request.folder)
})

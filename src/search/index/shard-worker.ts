import { answerRequests } from '../../worker.ts'
import type { SearchRecord } from './search-record.ts'
import { writeShard } from './write-shard.ts'

/** What the worker is asked for: to write the folder of a shard. */
export interface ShardRequest {
  readonly folder: string
  readonly records: readonly SearchRecord[]
}

answerRequests(({ folder, records }: ShardRequest) => writeShard(folder, records))

import { lookAtSite } from '../publish/publish.ts'
import { answerRequests } from '../thread.ts'
import { type BuildCache, filesOf, readRecord } from './site-record.ts'

/** What a thread is asked for. */
export interface LookRequest {
  readonly output: string
  readonly cache: BuildCache
}

/** Look at sites that `openTarget` asks about, each by the record of its last build. */
answerRequests(({ output, cache }: LookRequest) =>
  lookAtSite(output, base => {
    const record = readRecord(cache, base)
    return record && filesOf(record)
  }),
)

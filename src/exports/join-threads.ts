import { compareIds, type Status } from './status.ts'

/** A post with those that its author went on with, in order. */
export type Thread = readonly [Status, ...Status[]]

/**
 * Join statuses of one author into threads: one that answers a post of theirs goes on with it, as does one of a
 * conversation that they began. In the order in which they were made.
 */
export function joinThreads(statuses: readonly Status[]): readonly Thread[] {
  const byId = new Map(statuses.map(status => [status.id, status]))
  const threads = new Map<string, [Status, ...Status[]]>()
  const headOf = new Map<string, string>()
  for (const status of [...byId.values()].toSorted((one, other) => compareIds(one.id, other.id))) {
    const before = [status.answers, status.conversation].find(
      id => id !== undefined && id !== status.id && byId.get(id)?.handle === status.handle,
    )
    const head = before === undefined ? undefined : headOf.get(before)
    headOf.set(status.id, head ?? status.id)
    if (head === undefined) threads.set(status.id, [status])
    else threads.get(head)?.push(status)
  }
  return [...threads.values()]
}

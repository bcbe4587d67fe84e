import { setImmediate } from 'node:timers/promises'

/** How values are made of items. */
export interface Work<Item, Made, Value> {
  /** The value of an item that is known from before. */
  readonly recall: (item: Item) => Value | undefined
  readonly make: (item: Item) => Made
  /** Have items made by another thread. Without, this one does everything. */
  readonly send?: (items: readonly Item[]) => Promise<readonly Made[]>
  readonly keep: (item: Item, made: Made) => Value
}

/** So many batches are under way elsewhere, that the other thread finds the next one when it has done one. */
const UNDER_WAY = 2

/** Items of a batch that are worth being sent. */
const WORTH_SENDING = 10

/**
 * Make values of all items, from both ends of a list of batches: this thread takes the first that is left, the other
 * thread the last, until they meet. `onBatch` is told each batch's values, in the order of its items. Between two batches
 * other work of this thread has its turn. Throws what work throws, once nothing is under way.
 */
export async function shareWork<Item, Made, Value>(
  batches: readonly (readonly Item[])[],
  { recall, make, send, keep }: Work<Item, Made, Value>,
  onBatch: (values: readonly Value[], batch: number) => void,
): Promise<void> {
  let [first, end] = [0, batches.length]
  const begin = (batch: number) => {
    const items = batches[batch] ?? []
    const known = items.map(recall)
    const unknown = items.filter((_, at) => known[at] === undefined)
    const finish = (made: readonly Made[]) => {
      const rest = made.values()
      const values = items.map((item, at) => {
        const value = known[at]
        if (value !== undefined) return value
        const { value: next, done } = rest.next()
        return keep(item, done ? make(item) : next)
      })
      onBatch(values, batch)
    }
    return { unknown, finish }
  }
  const goForward = async () => {
    while (first < end) {
      const { unknown, finish } = begin(first++)
      finish(unknown.map(make))
      await setImmediate()
    }
  }
  const goBackward = async () => {
    while (send && first < end) {
      const { unknown, finish } = begin(--end)
      finish(unknown.length < WORTH_SENDING ? unknown.map(make) : await send(unknown))
      await setImmediate()
    }
  }
  const stop = (error: unknown) => {
    end = first
    throw error
  }
  const ways = [goForward(), ...Array.from({ length: UNDER_WAY }, goBackward)].map(way => way.catch(stop))
  await Promise.allSettled(ways)
  await Promise.all(ways)
}

/** Cut items into batches of so many, the last one of what is left. */
export function cutIntoBatches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, batch) =>
    items.slice(batch * size, (batch + 1) * size),
  )
}

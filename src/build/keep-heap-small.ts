import { setFlagsFromString } from 'node:v8'

/**
 * Beyond so many posts, by how many per cent the heap may grow before V8 collects what is old and no longer in use; by
 * itself it lets the heap double. The smaller a step, the more time goes into collecting: enough that a build of 10,000
 * posts stays below 1 GB, and one of 100,000 below 3. A build of fewer posts takes half a gigabyte as it is.
 */
const growths = [
  { posts: 20_000, percent: 50 },
  { posts: 3_000, percent: 75 },
] as const

/**
 * In a build of many posts from nothing, have V8 collect sooner. Such a build leaves old garbage all the time, and most of
 * the memory it takes would be that. V8 looks the flag up whenever it has collected, so that it holds from then on; threads
 * follow it, too. At the end it is as it was: code that is kept then is good only for a V8 with the same flags.
 */
export function keepHeapSmall(posts: number): void {
  const growth = growths.find(growth => posts > growth.posts)
  if (!growth) return
  setFlagsFromString(`--heap-growing-percent=${growth.percent}`)
  process.prependOnceListener('exit', () => setFlagsFromString('--heap-growing-percent=0'))
}

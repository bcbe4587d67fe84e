import { setFlagsFromString } from 'node:v8'

/** A build of fewer posts takes half a gigabyte as it is. */
const MANY_POSTS = 3_000

/**
 * In a build of many posts from nothing, have V8 collect what is old and no longer in use before it is half of what is:
 * by itself it lets the heap double first. Such a build leaves old garbage all the time, and most of the memory it takes
 * would be that. V8 looks the flag up whenever it has collected, so that it holds from then on; threads follow it, too. At
 * the end it is as it was: code that is kept then is good only for a V8 with the same flags.
 */
export function keepHeapSmall(posts: number): void {
  if (posts <= MANY_POSTS) return
  setFlagsFromString('--heap-growing-percent=50')
  process.prependOnceListener('exit', () => setFlagsFromString('--heap-growing-percent=0'))
}

import { setFlagsFromString } from 'node:v8'

/**
 * By how many per cent the old generation of the heap may grow before V8 collects it again, for archives of more than so
 * many posts; V8's default lets it double. Smaller steps save memory and cost time. These keep a build of 10,000 posts
 * below 1 GB and one of 100,000 below 3 GB; a build of 3,000 posts needs half a gigabyte without them.
 */
const growths = [
  { posts: 20_000, percent: 50 },
  { posts: 3_000, percent: 75 },
] as const

/**
 * Make V8 collect garbage sooner in a build of many posts from nothing, most of whose memory would be garbage. V8 reads the
 * flag after each collection, in workers too. It is reset at exit, because Node's compile cache is valid only for a V8
 * with the same flags.
 */
export function limitHeapGrowth(posts: number): void {
  const growth = growths.find(growth => posts > growth.posts)
  if (!growth) return
  setFlagsFromString(`--heap-growing-percent=${growth.percent}`)
  process.prependOnceListener('exit', () => setFlagsFromString('--heap-growing-percent=0'))
}

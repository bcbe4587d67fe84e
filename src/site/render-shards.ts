import type { Post, RenderedPost } from '../model.ts'
import { cutIntoBatches, shareWork } from '../share-work.ts'
import { openThreadLater } from '../thread.ts'
import type { Rendering, RenderingStore, Surroundings } from './render-archive.ts'

/** What a thread is asked for; the surroundings are JSON. */
export interface RenderRequest {
  readonly posts: readonly Post[]
  readonly surroundings: string
}

export interface ShardRendering<Shard> {
  /** Oldest first. */
  readonly shards: readonly Shard[]
  readonly surroundings: Surroundings
  readonly store: RenderingStore
  readonly render: (post: Post) => Rendering
  /** Told of each shard when all of it is rendered. */
  readonly onShard: (shard: Shard, rendered: readonly RenderedPost[]) => void
  /** Told how many posts are rendered. */
  readonly onProgress: (done: number, of: number) => void
}

/** How many posts are rendered before other work has its turn: handing on shards, and showing how far it has come. */
const RENDERED_AT_ONCE = 50

/** Posts of an archive from which on another thread is worth starting. */
const THREAD_FROM = 1000

/**
 * Render all posts, or take what was kept of them. The newest come first: their shards are small, and are indexed while
 * the larger ones are rendered. Of a large archive another thread renders from the oldest on.
 */
export async function renderShards<Shard extends { readonly posts: readonly Post[] }>({
  shards,
  surroundings,
  store,
  render,
  onShard,
  onProgress,
}: ShardRendering<Shard>): Promise<readonly RenderedPost[]> {
  const count = shards.reduce((sum, { posts }) => sum + posts.length, 0)
  const all: RenderedPost[] = []
  const batches = shards.toReversed().flatMap(shard => {
    const own = cutIntoBatches(shard.posts, RENDERED_AT_ONCE)
    const rendered: (readonly RenderedPost[])[] = []
    let missing = own.length
    return own.map((posts, at) => {
      const finish = (made: readonly RenderedPost[]) => {
        rendered[at] = made
        if (--missing === 0) onShard(shard, rendered.flat())
      }
      return { posts, finish }
    })
  })
  const thread = openThreadLater<RenderRequest, readonly Rendering[]>('site/render-thread')
  const text = JSON.stringify(surroundings)
  // Bodies that are read when they are asked for do not go to another thread by themselves.
  const send = (posts: readonly Post[]) =>
    thread.ask({ posts: posts.map(post => ({ ...post })), surroundings: text })
  onProgress(0, count)
  try {
    await shareWork(
      batches.map(({ posts }) => posts),
      { ...store, make: render, ...(count < THREAD_FROM ? {} : { send }) },
      (rendered, batch) => {
        for (const post of rendered) all.push(post)
        onProgress(all.length, count)
        batches[batch]?.finish(rendered)
      },
    )
  } finally {
    await thread.close()
  }
  return all
}

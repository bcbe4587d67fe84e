/** An archive of so many posts is searched at once. */
const WHOLE = 4000
/** Posts that the first part of a larger one has at least. */
const FIRST_PART = 1000
/** Each part has so many times the posts of the part before it, which is newer. */
const GROWTH = 2

/**
 * Group shards, given oldest first, into the parts that are searched one after another, the newest part first. Within a
 * part, shards stay oldest first.
 */
export function partsOf<Shard extends { readonly posts: number }>(
  shards: readonly Shard[],
): readonly (readonly Shard[])[] {
  const parts: Shard[][] = []
  const total = shards.reduce((sum, { posts }) => sum + posts, 0)
  let size = total <= WHOLE ? WHOLE : FIRST_PART
  let room = 0
  for (const shard of shards.toReversed()) {
    if (room <= 0) {
      parts.push([])
      room = size
      size *= GROWTH
    }
    parts.at(-1)?.unshift(shard)
    room -= shard.posts
  }
  return parts
}

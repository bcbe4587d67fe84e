import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError } from '../../errors.ts'
import { findOffset } from '../query/match.ts'
import { BREAK_KEY, textOfKey, tokenize } from '../query/tokens.ts'
import { openShard } from './open-shard.ts'
import type { ShardSettings } from './shard-files.ts'

/** Posts of a shard that are looked up: its first, its last, and some between. */
const CHECKED_POSTS = 6
/**
 * Words of the phrases that are looked up in each. One word shows where it stands, several that they stand side by
 * side.
 */
const LENGTHS = [1, 2, 4]

/**
 * Look phrases of a shard's posts up in the files that were written, with the code that a browser runs. Throws
 * InputError where one is not found at its place: an index in a format other than the one expected finds nothing, or
 * the wrong posts, without any other sign. `posts` are those that were indexed, by row.
 */
export async function checkShard(
  folder: string,
  settings: ShardSettings,
  posts: readonly { readonly text: string }[],
): Promise<void> {
  const load = async (file: string) => new Response(await readFile(join(folder, file)))
  const rows = Array.from({ length: CHECKED_POSTS }, (_, number) =>
    Math.round((number * (posts.length - 1)) / (CHECKED_POSTS - 1)),
  )
  for (const row of new Set(rows)) {
    const { text = '' } = posts[row] ?? {}
    for (const phrase of drawPhrases(text)) {
      // A shard opened anew has loaded nothing: each phrase is found by the index.
      const found = await openShard(settings, load)
        .find(phrase)
        .catch((error: unknown) => String(error))
      const offset = findOffset(text, phrase)
      if (typeof found !== 'string' && found.some(each => each.row === row && each.offset === offset))
        continue
      const words = phrase.keys.map(textOfKey).join(' ')
      const reason = typeof found === 'string' ? ` (${found})` : ''
      throw new InputError(
        `The search index does not find \`${words}\` in a post that holds it${reason}. Is the version of Pagefind the one in package.json?`,
      )
    }
  }
}

/**
 * Draw phrases of each length from a text: from its end, where a shift of positions leads out of the post, and its
 * middle.
 */
function drawPhrases(text: string): readonly { readonly keys: readonly string[] }[] {
  const keys = tokenize(text).map(({ key }) => key)
  const ends = [keys.length, Math.ceil(keys.length / 2)]
  return ends.flatMap(end =>
    LENGTHS.filter(length => length <= end)
      .map(length => ({ keys: keys.slice(end - length, end) }))
      .filter(phrase => !phrase.keys.includes(BREAK_KEY)),
  )
}

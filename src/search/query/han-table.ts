/*!
 * Table of Traditional and Simplified characters: OpenCC (https://github.com/BYVoid/OpenCC), by way of opencc-js
 * (https://github.com/nk2028/opencc-js). Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0
 */

/**
 * OpenCC's table of Traditional characters. It is larger than all our code: as a module of its own, the bundler makes a
 * file of it that scripts share.
 *
 * It is searched as text. A look-up takes microseconds; a map of its 3,500 rows takes a browser longer to make than all
 * look-ups for a page of results.
 */
import table from 'opencc-js/dict/TSCharacters'

/** `|萬 万|與 与|…|`: a row may go on with less usual forms. */
const rows = `|${table}|`

/**
 * Look up the usual Simplified form of a Traditional character, in one step. Returns undefined where it has no other.
 */
export function simplifiedOf(char: string): string | undefined {
  // The character first: a search for its row's mark would stop at every row.
  for (let at = rows.indexOf(`${char} `); at >= 0; at = rows.indexOf(`${char} `, at + 1)) {
    if (rows[at - 1] !== '|') continue
    const [simplified] = rows.slice(at + char.length + 1, rows.indexOf('|', at)).split(' ')
    return simplified === char ? undefined : simplified
  }
  return undefined
}

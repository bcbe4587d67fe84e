/*!
 * Table of Traditional and Simplified characters: OpenCC (https://github.com/BYVoid/OpenCC), by way of opencc-js
 * (https://github.com/nk2028/opencc-js). Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0
 */

/**
 * OpenCC's table of Traditional characters, in a module of its own, so that the bundler keeps it, larger than all our
 * code, in a file of its own.
 *
 * It is searched as the text it is: a character takes microseconds, while a browser that makes a map of its 3,500 rows
 * is busy for longer than with all it looks up for a page of results.
 */
import table from 'opencc-js/dict/TSCharacters'

/** `|萬 万|與 与|…|`: a row may go on with less usual forms. */
const rows = `|${table}|`

/** The usual Simplified form of a Traditional character, in one step; none where it has no other. */
export function simplifiedOf(char: string): string | undefined {
  // The character first: a search for its row's mark would stop at every row.
  for (let at = rows.indexOf(`${char} `); at >= 0; at = rows.indexOf(`${char} `, at + 1)) {
    if (rows[at - 1] !== '|') continue
    const [simplified] = rows.slice(at + char.length + 1, rows.indexOf('|', at)).split(' ')
    return simplified === char ? undefined : simplified
  }
  return undefined
}

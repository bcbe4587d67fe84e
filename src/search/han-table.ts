import table from 'opencc-js/dict/TSCharacters'

/** A module of its own, so that the bundler keeps OpenCC's table, larger than all our code, in a file of its own. */
export const traditionalToSimplified: ReadonlyMap<string, string> = new Map(
  table.split('|').flatMap(row => {
    const [traditional = '', simplified = traditional] = row.split(' ')
    return traditional === simplified ? [] : [[traditional, simplified] as const]
  }),
)

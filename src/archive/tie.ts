/** Why two posts belong together. */
export type TieKind = 'quote' | 'link' | 'author' | 'topics' | 'words'

export interface Tie {
  /** They are of one post of X, cite one link, are one author's on the same topics, name the same topics, or are alike. */
  readonly kind: TieKind
  /** Those that both are about. */
  readonly topics: readonly string[]
}

import type { SynonymGroup } from './synonyms.ts'

/** What a search must know before it asks the index; a small file beside it. */
export interface SearchSettings {
  /** Whether any post has a shadow, that is, Traditional characters. */
  readonly hasShadow: boolean
  readonly synonyms: readonly SynonymGroup[]
}

export const settingsFile = 'settings.json'
export const catalogFile = 'catalog.json'

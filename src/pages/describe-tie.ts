import type { Tie } from '../archive/tie.ts'
import type { Site } from './site.ts'

/** Say in a few words why posts stand together. */
export function describeTie({ kind, topics }: Tie, { text, list }: Pick<Site, 'text' | 'list'>): string {
  return text.tie[kind](list(topics))
}

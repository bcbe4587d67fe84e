import type { NamedValue } from '../query/complete-operator.ts'
import { nearestNames } from '../query/nearest-names.ts'
import type { Operator, SearchInput } from '../query/operators.ts'
import type { NamesOfKinds } from './search-index.ts'
import { hasFilters, type SearchRequest } from './search-request.ts'

/** Another search that may find what this one did not. */
export interface Suggestion {
  readonly kind: 'author' | 'tag' | 'unfiltered'
  readonly label: string
  readonly request: SearchRequest
}

const MAX_OF_A_KIND = 3

/**
 * Suggest what to search for where nothing was found: authors and tags whose names come near a word or an operator's
 * value, and the same words without filters. Only names of the archive, so that each finds something.
 */
export function suggestSearches(
  request: SearchRequest,
  { words, operators }: SearchInput,
  names: NamesOfKinds,
): readonly Suggestion[] {
  const plain = { author: '', tag: '', month: '', lang: '', has: '' }
  const named = (kind: 'author' | 'tag', operator: Operator['name']): readonly Suggestion[] => {
    const wrong = operators.find(({ name }) => name === operator)?.value
    return nearestNames(wrong ?? words, names[kind], namesOf, MAX_OF_A_KIND).map(({ label, value }) => ({
      kind,
      label,
      request: { query: `${operator}:${value}`, order: request.order, filters: plain },
    }))
  }
  const isNarrowed = words !== '' && (hasFilters(request) || operators.length > 0)
  const unfiltered: Suggestion = {
    kind: 'unfiltered',
    label: words,
    request: { query: words, order: request.order, filters: plain },
  }
  return [...(isNarrowed ? [unfiltered] : []), ...named('author', 'from'), ...named('tag', 'tag')]
}

function namesOf({ value, label }: NamedValue): readonly string[] {
  return value === label ? [value] : [value, label.slice(0, label.lastIndexOf('@')).trim()]
}

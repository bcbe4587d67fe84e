import type { Answer } from './answer-request.ts'
import { element } from './element.ts'
import { type SearchRequest, writeRequest } from './search-request.ts'
import type { SearchStrings } from './strings.ts'
import type { Suggestion } from './suggestions.ts'

/** Say what was found, what was looked for beside what was typed, and what could not be understood. */
export function describeAnswer(answer: Answer, query: string, strings: SearchStrings): string {
  const { state, hits, isWhole, synonyms, wrongDates } = answer
  return [
    strings[state].replace('{n}', String(hits.length)).replace('{q}', () => query),
    ...(isWhole ? [] : [strings.partial]),
    ...(synonyms.length > 0 ? [strings.synonyms.replace('{w}', () => synonyms.join(' · '))] : []),
    ...wrongDates.map(({ name, value }) => strings.wrongDate.replace('{w}', () => `${name}:${value}`)),
  ].join(' ')
}

/** Make links to other searches, which `ask` answers in place. */
export function suggestionLinks(
  suggestions: readonly Suggestion[],
  action: string,
  strings: SearchStrings,
  ask: (request: SearchRequest) => void,
): readonly (Node | string)[] {
  if (suggestions.length === 0) return []
  const sentences = {
    author: strings.suggestedAuthor,
    tag: strings.suggestedTag,
    unfiltered: strings.suggestedUnfiltered,
  }
  const links = suggestions.map(({ kind, label, request }) => {
    const text = sentences[kind].replace('{w}', () => label)
    const link = element('a', { href: action + writeRequest(request) }, text)
    link.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      ask(request)
    })
    return element('li', {}, link)
  })
  return [strings.suggestions, element('ul', {}, ...links)]
}

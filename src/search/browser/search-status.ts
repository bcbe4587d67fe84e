import { operatorValues } from '../query/operators.ts'
import type { Answer } from './answer-request.ts'
import { element } from './element.ts'
import { type SearchRequest, writeRequest } from './search-request.ts'
import type { SearchStrings } from './strings.ts'
import type { Suggestion } from './suggestions.ts'

/** So many characters of a query are repeated. */
const ECHO = 60

/** Say what was found, what was looked for beside what was typed, and what could not be understood. */
export function describeAnswer(answer: Answer, query: string, strings: SearchStrings): string {
  const { state, hits, isWhole, synonyms, input, unfinished } = answer
  const chars = Array.from(query)
  const echo = chars.length > ECHO ? `${chars.slice(0, ECHO).join('')}…` : query
  const found = state === 'exact' && unfinished !== undefined ? strings.begun : strings[state]
  const reread = input.operators.filter(
    ({ text, value }) => !text.toLowerCase().endsWith(value.toLowerCase()),
  )
  const fill = (sentence: string, word: string, value = ''): string =>
    sentence.replace('{w}', () => word).replace('{v}', () => value)
  return [
    fill(found, unfinished ?? '')
      .replace('{n}', String(hits.length))
      .replace('{q}', () => echo),
    ...(isWhole ? [] : [strings.partial]),
    ...(synonyms.length > 0 ? [fill(strings.synonyms, synonyms.join(' · '))] : []),
    ...reread
      .filter(({ name }) => name !== 'from' && name !== 'tag')
      .map(({ text, name, value }) => fill(strings.reread, text, `${name}:${value}`)),
    ...input.wrong.map(({ text, name }) => {
      const values = operatorValues[name]
      return fill(strings.wrongValue, text, values ? values.join(' · ') : strings.dates)
    }),
  ].join(' ')
}

/** Make links to other searches. A plain click calls `ask` instead of opening the address. */
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
    word: strings.suggestedWord,
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

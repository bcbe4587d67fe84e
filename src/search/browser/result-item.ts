import type { ShownPost } from '../index/shard-files.ts'
import { authorLabel } from '../query/complete-operator.ts'
import { excerptOf, markText, type Segment } from '../query/excerpt.ts'
import type { Phrase } from '../query/match.ts'
import { textAfterTitle } from '../query/text-after-title.ts'
import { element } from './element.ts'
import { formatDay } from './format-day.ts'
import { keepFoundWords } from './found-words.ts'

/**
 * Make the list item of one result: title (the permalink), author, day, and the words in their context, which is not the
 * title again.
 */
export function resultItem(post: ShownPost, phrases: readonly Phrase[]): HTMLLIElement {
  const byline = authorLabel(post)
  const link = element('a', { href: post.url }, ...marked(markText(post.title || byline, phrases)))
  const author = element('span', { class: 'search-author' }, ...marked(markText(byline, phrases)))
  const day = element('time', { datetime: post.date }, formatDay(post.date))
  const rest = textAfterTitle(post)
  // A phrase may begin in the title and end behind it.
  const isSplit = hasMatch(post.text, phrases) && !hasMatch(post.title, phrases) && !hasMatch(rest, phrases)
  const excerpt = excerptOf(isSplit ? post.text : rest, phrases)
  link.addEventListener('click', () => keepFoundWords(link.pathname, wordsIn(post.text, phrases)))
  return element(
    'li',
    { class: 'search-result' },
    element('h2', { class: 'search-title', lang: post.lang }, link),
    element('p', { class: 'search-byline' }, author, ' · ', day),
    ...(excerpt.length > 0
      ? [element('p', { class: 'search-excerpt', lang: post.lang }, ...marked(excerpt))]
      : []),
  )
}

function hasMatch(text: string, phrases: readonly Phrase[]): boolean {
  return markText(text, phrases).some(({ isMatch }) => isMatch)
}

/** List the matches, each once, as the post writes them. */
function wordsIn(text: string, phrases: readonly Phrase[]): readonly string[] {
  const matches = markText(text, phrases).filter(segment => segment.isMatch)
  return [...new Set(matches.map(segment => segment.text))]
}

function marked(segments: readonly Segment[]): readonly (Node | string)[] {
  return segments.map(({ text, isMatch }) => (isMatch ? element('mark', {}, text) : text))
}

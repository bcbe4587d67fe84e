import { excerptOf, markText, type Piece } from '../excerpt.ts'
import type { Phrase } from '../match.ts'
import type { FoundPost } from './pagefind-index.ts'

/** Make the list item of one result: title (the permalink), author, day, and the words in their context. */
export function resultItem(post: FoundPost, phrases: readonly Phrase[]): HTMLLIElement {
  const byline = post.author ? `${post.author} @${post.handle}` : `@${post.handle}`
  const link = element('a', { href: post.url }, ...marked(markText(post.title || byline, phrases)))
  const author = element('span', { class: 'search-author' }, ...marked(markText(byline, phrases)))
  const day = element('time', { datetime: post.date }, post.date)
  return element(
    'li',
    { class: 'search-result' },
    element('h2', { class: 'search-title', lang: post.lang }, link),
    element('p', { class: 'search-byline' }, author, ' · ', day),
    element('p', { class: 'search-excerpt', lang: post.lang }, ...marked(excerptOf(post.text, phrases))),
  )
}

function marked(pieces: readonly Piece[]): readonly (Node | string)[] {
  return pieces.map(({ text, isMatch }) => (isMatch ? element('mark', {}, text) : text))
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value) node.setAttribute(key, value)
  node.append(...children)
  return node
}

import { identityOf } from '../identity.ts'
import type { RenderedPost } from '../model.ts'
import { readWebAddress } from './web-address.ts'

/** Characters that a post is known by, without its spaces; a shorter one is too common a saying. */
const mostCharacters = 60
const leastCharacters = 12

/**
 * List the posts of X that a post holds or leads to, its own among them: by status where there is a URL, and by author
 * and beginning, so that a post and another that quotes it without a URL meet.
 */
export function listQuotedPosts(post: RenderedPost): readonly string[] {
  const statuses = [post.source ?? '', ...post.links]
    .map(readWebAddress)
    .flatMap(address => (address?.kind === 'status' ? [address.key] : []))
  const own = beginningOf(post.handle, post.text)
  return [...new Set([...statuses, ...own, ...listQuotedBeginnings(post)])]
}

/** In a post's text, a quoted post stands behind its attribution, a line of name and handle. */
function listQuotedBeginnings({ parts = [], text }: RenderedPost): readonly string[] {
  let end = 0
  return parts
    .filter(({ kind }) => kind === 'quote')
    .flatMap(({ author, handle }) => {
      const attribution = `${author.trim()} @${handle}`.trim()
      const start = text.indexOf(attribution, end)
      if (start === -1) return []
      end = start + attribution.length
      return beginningOf(handle, text.slice(end))
    })
}

function beginningOf(handle: string, text: string): readonly string[] {
  const beginning = text
    .slice(0, mostCharacters * 4)
    .replace(/https?:\/\/\S+|\s+/g, '')
    .slice(0, mostCharacters)
  return handle === '' || beginning.length < leastCharacters ? [] : [`${identityOf(handle)}: ${beginning}`]
}

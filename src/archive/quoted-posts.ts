import { identityOf } from '../identity.ts'
import type { RenderedPost } from '../model.ts'
import { readWebAddress } from './web-address.ts'

/** Characters, without spaces, by which the beginning of a post identifies it; a shorter post is too common to do so. */
const mostCharacters = 60
const leastCharacters = 12

/**
 * List keys of the posts of X that a post is, quotes or links to: the status where there is a URL, and the author with the
 * beginning of the text, so that a post shares a key with another one that quotes it without a URL.
 */
export function listQuotedPosts(post: RenderedPost): readonly string[] {
  const statuses = [post.source ?? '', ...post.links]
    .map(readWebAddress)
    .flatMap(address => (address?.kind === 'status' ? [address.key] : []))
  const own = beginningOf(post.handle, post.text)
  return [...new Set([...statuses, ...own, ...listQuotedBeginnings(post)])]
}

/** Find quoted posts in the text of a post: each follows its attribution, a line of name and handle. */
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

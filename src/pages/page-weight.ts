import type { Author } from '../archive/authors.ts'
import type { CitedLink, LinkDomain } from '../archive/links.ts'
import { categoriesOf, type Subject } from '../archive/subjects.ts'
import type { RenderedPost } from '../model.ts'

/*
 * Upper bounds of the HTML that an item adds to its page, in bytes, so that no page exceeds 200 kB however long names and
 * titles are. Text that a page repeats counts twice, text that a link percent-encodes counts as encoded.
 */

/** Limit of the bytes of all items of a page; the rest of the page, structured data included, is below 20 kB. */
export const pageBytes = 140_000

/** The least weight of a line, which limits a page to two hundred lines. */
const leastLine = 700

/** A post as a line: title, author or date, a link, and an item of the page's structured data. */
export function weighLine({ title, author }: RenderedPost): number {
  return Math.max(leastLine, 400 + byteLength(title) + byteLength(author))
}

/** A post in full, and its line in the contents of the digest. */
export function weighPost({ htmlBytes, title, author, ...post }: RenderedPost): number {
  const categories = categoriesOf(post)
  const links = 60 * categories.length + 4 * byteLength(categories.join())
  return 2_500 + htmlBytes + 2 * byteLength(title) + 2 * byteLength(author) + links
}

/** An author in the index, with avatar and sparkline. */
export function weighAuthor({ name }: Author): number {
  return 850 + byteLength(name)
}

export function weighSubject({ name, path }: Subject): number {
  return Math.max(leastLine, 100 + byteLength(name) + 3 * byteLength(path))
}

/** The first page of domains shows the most cited links as well: domains get half of it. */
export function weighDomain({ domain, path }: LinkDomain): number {
  return 2 * Math.max(leastLine / 2, 100 + byteLength(domain) + 3 * byteLength(path))
}

/** A link and the posts that lead to it. */
export function weighCitedLink({ url, label, posts }: CitedLink): number {
  const lines = posts.reduce((sum, post) => sum + weighLine(post), 0)
  return 200 + byteLength(url) + byteLength(label) + lines
}

function byteLength(text: string): number {
  return Buffer.byteLength(text)
}

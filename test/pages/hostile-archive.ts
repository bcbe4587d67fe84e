import type { Archive } from '../../src/archive/archive.ts'
import { renderArchive } from '../../src/build/render-posts.ts'
import type { SiteConfig } from '../../src/config.ts'
import type { Post } from '../../src/model.ts'

/** Texts that end an element, a section or a document, or that no document may hold. */
export const hostileTexts: readonly string[] = [
  ']]> and <![CDATA[ and <!-- and -->',
  '</script><script>alert(1)</script>',
  'control \u0001\u0008\u000b\u001f end, none \u0000, not a character \ufffe\uffff',
  'lone \ud83d surrogate \udc00',
  'اسم من اليمين \u202e إلى اليسار',
  '&amp; &lt; "quotes" \'single\' `ticks` ```',
  '🎉',
]

/** An archive in which every text of a post is hostile. */
export function hostileArchive(config: SiteConfig): Archive {
  return renderArchive(hostileTexts.map(hostilePost), config)
}

function hostilePost(text: string, index: number): Post {
  return {
    feed: 'hostile',
    number: index + 1,
    date: '2024-04-09',
    author: text,
    handle: `hostile_${index}`,
    title: text,
    permalink: `/2024/04/09/${index + 1}/`,
    tags: [text],
    body: `${text}\n\n[link](/here "title") and #topic\n`,
  }
}

import type { Part } from '../model.ts'
import { mentionLink } from './edits.ts'
import { toPortable } from './portable.ts'

/**
 * Compose the parts of an entry into one body of portable Markdown, which any viewer shows sensibly: a thread post follows
 * a `---`, a quoted post is a blockquote whose first paragraph names its author. Ends with one line feed. The counterpart,
 * which finds the parts again, is `findSections`.
 */
export function composeBody(parts: readonly [Part, ...Part[]]): string {
  const [post, ...others] = parts
  const blocks = [toPortable(post.body), ...others.map(composePart)]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function composePart(part: Part): string {
  const body = toPortable(part.body)
  switch (part.kind) {
    case 'quote':
      return quote([attribution(part), body].filter(Boolean).join('\n\n'))
    case 'thread':
    case 'post':
      return ['---', body].filter(Boolean).join('\n\n')
  }
}

function attribution({ author, handle, source }: Part): string {
  const name = escapeName(author.trim().replace(/\s+/g, ' '))
  const line = [...(name ? [`**${name}**`] : []), mentionLink(`@${handle}`)].join(' ')
  return source === undefined ? line : `${line}\n<${source}>`
}

function escapeName(name: string): string {
  return name.replace(/[\\`*_~[\]<>&]/g, '\\$&')
}

function quote(markdown: string): string {
  return markdown.replace(/^.*$/gm, line => (line === '' ? '>' : `> ${line}`))
}

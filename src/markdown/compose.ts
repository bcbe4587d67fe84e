import type { Part } from '../model.ts'
import { mentionLink } from './edits.ts'
import { toPortable } from './portable.ts'

/**
 * Compose the parts of an entry into one body of portable Markdown, which any viewer shows sensibly: a thread post follows
 * a `---`, a quoted post is a blockquote whose first paragraph names its author. Ends with one line feed. `findSections`
 * finds the parts again.
 */
export function composeBody(parts: readonly [Part, ...Part[]]): string {
  return joinParts(parts.map(part => ({ part, body: toPortable(part.body) })))
}

/** Join parts whose bodies are portable Markdown already, the entry's own post first, as `composeBody` does. */
export function joinParts(parts: readonly { readonly part: Part; readonly body: string }[]): string {
  const blocks = parts.map(({ part, body }, index) => (index === 0 ? body : composePart(part, body)))
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function composePart(part: Part, body: string): string {
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

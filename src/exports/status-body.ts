import { findHashtags, findMentions, findUrls } from '../markdown/x-entities.ts'
import type { Media, Status } from './status.ts'

/** Write a status as the Markdown of a part: every character of its text shown as it is, its media below. */
export function writeStatusBody({ text, media }: Pick<Status, 'text' | 'media'>): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').map(escapeLine)
  return [lines.join('\n'), ...media.map(writeMedia)].filter(Boolean).join('\n\n')
}

/** Put a backslash before what Markdown would take for its own, but not within addresses, mentions and hashtags. */
function escapeLine(line: string): string {
  const entities = [...findUrls(line), ...findMentions(line), ...findHashtags(line)].toSorted(
    (one, other) => one.start - other.start || other.end - one.end,
  )
  let written = ''
  let end = 0
  for (const entity of entities) {
    if (entity.start < end) continue
    written += escapeWords(line.slice(end, entity.start)) + line.slice(entity.start, entity.end)
    end = entity.end
  }
  const escaped = written + escapeWords(line.slice(end))
  return escaped.replace(/^(\s*)(?=(?:#{1,6}(?:\s|$)|>|[-=+|:][-=+|:\s]*$))/, '$1\\')
}

function escapeWords(text: string): string {
  return text.replace(/[\\`*_[\]]|~~|<(?=[a-z/!?])|&(?=#?\w+;)/gi, found => found.replace(/./g, '\\$&'))
}

function writeMedia({ kind, url, alt }: Media): string {
  const words = escapeWords(alt.replace(/\s+/g, ' ').trim())
  // A file beside the export: pages show it, be it a film.
  if (!/^https?:/.test(url)) return `![${words}](${url})`
  return kind === 'photo' ? `![${words}](<${url}>)` : words === '' ? `<${url}>` : `[${words}](<${url}>)`
}

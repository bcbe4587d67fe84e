import type { Diagnostic, Part } from '../model.ts'
import type { MarkedLine } from './body-lines.ts'
import { findBylines } from './bylines.ts'
import { extractSources, type PartLines, type Sourced } from './extract-sources.ts'
import { findFences } from './fences.ts'
import { type Announcement, findAnnouncements, type NamesByHandle } from './find-announcements.ts'
import { isSameHandle } from './handle.ts'
import type { EntryHeader } from './header.ts'
import { joinMentions } from './mentions.ts'
import { findPasted } from './pasted.ts'
import { removeResidue } from './residue.ts'
import { report } from './rules.ts'
import type { Source } from './source.ts'

export interface EntryParts {
  readonly parts: readonly [Part, ...Part[]]
  /** Status URL standing alone as the first or last line of the body. */
  readonly source?: string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Read an entry's body into its posts: its own, threads of the same handle, quoted posts of others. Broken mentions
 * are joined back, X's interface is taken off, nothing else is lost. Empty parts and unclosed fences are reported.
 */
export function readParts(source: Source, header: EntryHeader, names: NamesByHandle): EntryParts {
  const [own, ...others] = cutParts(header, names)
  const {
    entrySource,
    own: ownSourced,
    others: otherSourced,
  } = extractSources(header.source, withoutResidue(own), others.map(withoutResidue))
  const sourced = [ownSourced, ...otherSourced]
  return {
    parts: [composePart(ownSourced), ...otherSourced.map(composePart)],
    ...(entrySource === undefined ? {} : { source: entrySource }),
    diagnostics: sourced.flatMap(part => checkPart(source, part)),
  }
}

/** Find the lines of a body that are words of X's interface and left out. */
export function findResidue(header: EntryHeader, names: NamesByHandle): readonly MarkedLine[] {
  return cutParts(header, names).flatMap(({ lines }) => {
    const kept = new Set(removeResidue(lines))
    return lines.filter(line => line.mark.kind === 'label' && !kept.has(line))
  })
}

function withoutResidue(part: PartLines): PartLines {
  return { ...part, lines: removeResidue(part.lines) }
}

function cutParts(header: EntryHeader, names: NamesByHandle): [PartLines, ...PartLines[]] {
  const { author, handle } = header
  const lines = findBylines(header.lines, names)
  const announcements = mergeCards(lines, findAnnouncements(lines, handle, names))
  const own = {
    kind: 'post',
    author,
    handle,
    lines: lines.slice(0, announcements[0]?.start),
  } as const
  const others = announcements.map((announcement, index): PartLines => {
    const { statusUrl, handleIndex, bodyStart } = announcement
    const announcedBy = lines[handleIndex]
    return {
      kind: isSameHandle(announcement.handle, handle) ? 'thread' : 'quote',
      author: announcement.author,
      handle: announcement.handle,
      lines: lines.slice(bodyStart, announcements[index + 1]?.start),
      ...(announcedBy && { announcedBy }),
      ...(statusUrl && { statusUrl }),
    }
  })
  return [own, ...others]
}

/** A quote's empty card, then the post itself: one quote. */
function mergeCards(lines: readonly MarkedLine[], announcements: readonly Announcement[]): Announcement[] {
  const merged: Announcement[] = []
  for (const announcement of announcements) {
    const card = merged.at(-1)
    const isSame = card !== undefined && isSameHandle(card.handle, announcement.handle)
    const isEmpty = isSame && removeResidue(lines.slice(card.bodyStart, announcement.start)).length === 0
    if (!isEmpty) merged.push(announcement)
    else merged.splice(-1, 1, { ...card, ...announcement, start: card.start })
  }
  return merged
}

function composePart({ kind, author, handle, lines, source }: Sourced): Part {
  const body = joinMentions(lines)
    .map(line => line.text)
    .join('\n')
    .trimEnd()
  const part = { kind, author, handle, body }
  return source === undefined ? part : { ...part, source }
}

function checkPart(source: Source, { handle, lines, announcedBy }: Sourced): Diagnostic[] {
  const pasted = findPasted(source, lines)
  const { unclosed } = findFences(lines)
  if (unclosed) {
    const message = 'Unexpected end of post inside a code fence, expected a closing fence'
    return [...pasted, report(source, 'fence-unclosed', unclosed.offset, message)]
  }
  if (announcedBy && lines.length === 0) {
    const message = `Unexpected end of post below \`@${handle}\`, expected its text`
    return [report(source, 'quote-empty', announcedBy.offset, message)]
  }
  return pasted
}

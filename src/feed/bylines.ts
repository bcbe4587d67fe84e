import { labelOf, type MarkedLine, skipBlank } from './body-lines.ts'
import { nameKey, readNameShape } from './display-name.ts'
import type { NamesByHandle } from './find-announcements.ts'
import { type Byline, handleKey, isSameHandle } from './handle.ts'

/**
 * Read lines such as `Wren Hill @bird` as the header of another post where they stand as one: below a ruler, a label or
 * a status URL of the handle, as a paragraph's first line with a name known from the feed, or as a paragraph of its own
 * with nothing above it. Elsewhere they are text.
 */
export function findBylines(lines: readonly MarkedLine[], names: NamesByHandle): readonly MarkedLine[] {
  if (!lines.some(line => bylineOf(line))) return lines
  let lastIndex = -1
  return lines.map((line, index) => {
    const byline = bylineOf(line)
    const isFirst = lastIndex < index - 1
    const above = lines[lastIndex]
    if (line.mark.kind !== 'blank') lastIndex = index
    if (!byline || readNameShape(byline.name) !== 'plain') return line
    const isAnnounced = isAnnouncing(above, byline)
    const isAbovePost = isFirst && isOwnText(lines[skipBlank(lines, index + 1)])
    const isOpening = above === undefined && lines[index + 1]?.mark.kind === 'blank'
    return isAnnounced || (isAbovePost && (isOpening || isKnownName(byline, names)))
      ? { ...line, mark: { kind: 'handle', tail: 'none', ...byline } satisfies MarkedLine['mark'] }
      : line
  })
}

function bylineOf({ mark }: MarkedLine): Byline | undefined {
  return mark.kind === 'text' ? mark.byline : undefined
}

function isAnnouncing(above: MarkedLine | undefined, { handle }: Byline): boolean {
  const label = labelOf(above)
  if (above?.mark.kind === 'status') return isSameHandle(above.mark.handle, handle)
  return above?.mark.kind === 'ruler' || label === 'quote' || label === 'reshare'
}

function isKnownName({ name, handle }: Byline, names: NamesByHandle): boolean {
  return names.get(handleKey(handle))?.has(nameKey(name)) ?? false
}

/** Whether a line is the text of a post, and not the next of a list of people. */
function isOwnText(line: MarkedLine | undefined): boolean {
  return line?.mark.kind === 'text' && line.mark.byline === undefined
}

import type { PartHead } from '../model.ts'
import type { MarkedLine } from './body-lines.ts'
import { isSameHandle } from './handle.ts'
import type { Line } from './lines.ts'
import { removeResidue } from './residue.ts'
import type { StatusUrl } from './status-url.ts'

/** The lines of one part, its own header taken off. */
export interface PartLines extends PartHead {
  /** The line that announces the part; the entry's own has none. */
  readonly announcedBy?: Line
  /** Status URL above the name. */
  readonly statusUrl?: StatusUrl
  readonly lines: readonly MarkedLine[]
}

/** A part's lines without the status URL they were copied from. */
export interface Sourced extends Omit<PartLines, 'statusUrl'> {
  readonly source?: string
}

export interface Sources {
  /** Where the entry was copied from. */
  readonly entrySource?: string
  readonly own: Sourced
  readonly others: readonly Sourced[]
}

/**
 * Extract the status URLs that stand alone at the edges of an entry's parts. The entry's own source is the one in its
 * header, else the first line of its body, else the last, else the last of its own post where it is the author's. In
 * a quoted or thread post, one with the handle of its author is the source of that part. All others stay text.
 */
export function extractSources(
  inHeader: string | undefined,
  own: PartLines,
  others: readonly PartLines[],
): Sources {
  const last = others.at(-1) ?? own
  const ownLast = statusAt(own.lines.at(-1))
  const entrySource =
    inHeader ??
    (
      statusAt(own.lines[0]) ??
      statusAt(last.lines.at(-1)) ??
      (isBy(ownLast, own.handle) ? ownLast : undefined)
    )?.url
  return {
    ...(entrySource === undefined ? {} : { entrySource }),
    own: extractSource(own, entrySource),
    others: others.map(part => extractSource(part, entrySource)),
  }
}

function extractSource({ statusUrl, ...part }: PartLines, entrySource: string | undefined): Sourced {
  const isEntrys = (status: StatusUrl | undefined) => status !== undefined && status.url === entrySource
  const edges = [statusAt(part.lines[0]), statusAt(part.lines.at(-1))]
  const ofPart =
    part.kind === 'post'
      ? undefined
      : (statusUrl ?? edges.find(status => !isEntrys(status) && isBy(status, part.handle)))
  const isExtracted = (line: MarkedLine | undefined) => {
    const status = statusAt(line)
    return status !== undefined && (isEntrys(status) || status.id === ofPart?.id)
  }
  const start = isExtracted(part.lines[0]) ? 1 : 0
  const end = part.lines.length - (isExtracted(part.lines.at(-1)) ? 1 : 0)
  const lines =
    start === 0 && end === part.lines.length ? part.lines : removeResidue(part.lines.slice(start, end))
  return ofPart === undefined ? { ...part, lines } : { ...part, lines, source: ofPart.url }
}

function statusAt(line: MarkedLine | undefined): StatusUrl | undefined {
  return line?.mark.kind === 'status' ? line.mark : undefined
}

function isBy(status: StatusUrl | undefined, handle: string): boolean {
  return status !== undefined && (status.handle === 'i' || isSameHandle(status.handle, handle))
}

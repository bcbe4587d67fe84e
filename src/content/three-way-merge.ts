import { createHash } from 'node:crypto'
import { diffArrays } from 'diff'
import type { Post } from '../model.ts'

/*
 * A three-way merge of a post: what one side changed is taken from there, piece by piece. Pieces are the fields of front
 * matter and the paragraphs of the body. The base need not be there as text: what neither side changed, both have. So
 * it is kept as a row of short hashes.
 */

/** Characters of base64url of a piece's hash: two pieces of one post are taken for the same once in some million merges. */
const hashLength = 4

/** Most paragraphs removed and added between base and one side; finding more is not worth its quadratic time. */
const mostEdits = 400

const fields = ['author', 'handle', 'title', 'parts', 'source'] as const

/** Hash the pieces of a post, one after another: the fields, then the paragraphs. */
export function hashPieces(post: Post): string {
  const paragraphs = splitParagraphs(post.body).map(({ hash }) => hash)
  return [...fields.map(field => hashField(post[field])), ...paragraphs].join('')
}

/**
 * Merge two versions of a post that go back to the one whose `hashPieces` are given. Returns undefined where both changed
 * the same piece, each in its own way. What is merged is `ours` but for the pieces that `theirs` changed; tags are ours.
 */
export function mergeThreeWay(base: string, ours: Post, theirs: Post): Post | undefined {
  const hashes = base.match(new RegExp(`.{${hashLength}}`, 'g')) ?? []
  const pick = (field: (typeof fields)[number]): Post | undefined => {
    const was = hashes[fields.indexOf(field)]
    const [here, there] = [hashField(ours[field]), hashField(theirs[field])]
    if (there === was || there === here) return ours
    return here === was ? theirs : undefined
  }
  const [author, handle, title, heads, address] = fields.map(pick)
  const body = mergeParagraphs(hashes.slice(fields.length), ours.body, theirs.body)
  if (!author || !handle || !title || !heads || !address || body === undefined) return undefined
  const { parts: _, source: __, ...rest } = ours
  return {
    ...rest,
    ...{ author: author.author, handle: handle.handle, title: title.title },
    ...(heads.parts && { parts: heads.parts }),
    ...(address.source === undefined ? {} : { source: address.source }),
    body,
  }
}

interface Paragraph {
  readonly text: string
  readonly hash: string
  /** The blank lines below it; none below the last one. */
  readonly gap: string
}

/** What one side made of the paragraphs `start` to `end` (exclusive) of the base; an insertion has none of them. */
interface Change {
  readonly start: number
  readonly end: number
  readonly paragraphs: readonly Paragraph[]
}

function mergeParagraphs(base: readonly string[], ours: string, theirs: string): string | undefined {
  const [here, there] = [findChanges(base, ours), findChanges(base, theirs)]
  if (!here || !there) return undefined
  const changes = [...here.changes, ...there.changes].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  )
  const merged: Paragraph[] = []
  let last: Change | undefined
  for (const change of changes) {
    if (last && isSame(change, last)) continue
    if (last && collide(last, change)) return undefined
    merged.push(...here.kept.slice(last?.end ?? 0, change.start), ...change.paragraphs)
    last = change
  }
  merged.push(...here.kept.slice(last?.end ?? 0))
  const texts = merged.map(({ text, gap }, index) =>
    index === merged.length - 1 ? text : text + (gap || '\n\n'),
  )
  return `${texts.join('')}\n`
}

/** Compare a body with the hashes of its base. `kept` are, by the base's index, paragraphs that are the same in both. */
function findChanges(base: readonly string[], body: string) {
  const paragraphs = splitParagraphs(body)
  const hashes = paragraphs.map(({ hash }) => hash)
  const parts = diffArrays([...base], hashes, { maxEditLength: mostEdits })
  if (!parts) return undefined
  const changes: Change[] = []
  const kept: Paragraph[] = []
  let [start, end, from, to] = [0, 0, 0, 0]
  const close = () => {
    if (end > start || to > from) changes.push({ start, end, paragraphs: paragraphs.slice(from, to) })
  }
  for (const { added, removed, count } of parts) {
    if (added) to += count
    else if (removed) end += count
    else {
      close()
      for (let index = 0; index < count; index++) {
        const paragraph = paragraphs[to + index]
        if (paragraph) kept[end + index] = paragraph
      }
      start = end + count
      end = start
      from = to + count
      to = from
    }
  }
  close()
  return { changes, kept }
}

/** Whether two changes are of one paragraph, or one puts paragraphs in where the other one changes. */
function collide(earlier: Change, later: Change): boolean {
  const hasInsertion = [earlier, later].some(({ start, end }) => start === end)
  return later.start < earlier.end || (hasInsertion && later.start === earlier.end)
}

function isSame(one: Change, other: Change): boolean {
  const text = ({ paragraphs }: Change) => paragraphs.map(({ hash }) => hash).join()
  return one.start === other.start && one.end === other.end && text(one) === text(other)
}

/** Split a body at blank lines. */
function splitParagraphs(body: string): readonly Paragraph[] {
  const pieces = body
    .replaceAll('\r\n', '\n')
    .trimEnd()
    .split(/(\n(?:[ \t]*\n)+)/)
  return pieces.flatMap((text, index) =>
    index % 2 === 0 ? [{ text, hash: hash(text), gap: pieces[index + 1] ?? '' }] : [],
  )
}

function hashField(value: Post[(typeof fields)[number]]): string {
  return hash(JSON.stringify(value) ?? '')
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, hashLength)
}

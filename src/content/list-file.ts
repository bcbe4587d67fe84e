import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { decodeSource, type Source } from '../feed/source.ts'

/** A line of a list that says something. */
export interface ListLine {
  /** Without its comment. */
  readonly content: string
  /** Of the content in the source, UTF-16 units. */
  readonly offset: number
}

/** Read a list of the curator's, such as `synonyms.txt` of the content folder; one that is not there is empty. */
export async function readListFile(contentDirectory: string, name: string): Promise<Source> {
  const file = path.join(contentDirectory, name)
  const bytes = await readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Uint8Array()
    throw error
  })
  return decodeSource(file, bytes)
}

/** Split a line `Name = other, names` into its names, the first of them first. Returns undefined for any other line. */
export function splitNames(content: string): readonly string[] | undefined {
  const [first = '', others, ...more] = content.split(/\s*[=＝]\s*/)
  if (others === '' || more.length > 0) return undefined
  return [first, ...(others?.split(/\s*[,，、]\s*/) ?? [])]
}

/** List the lines of a list. `#` begins a comment, as a line's first character or after a space. */
export function listLines({ text }: Source): readonly ListLine[] {
  return Array.from(text.matchAll(/[^\n\r]+/g), ({ 0: line, index }) => {
    const content = line
      .replace(/(?:^|\s)#.*/, '')
      .replace('\uFEFF', '')
      .trim()
    return { content, offset: index + line.indexOf(content) }
  }).filter(({ content }) => content !== '')
}

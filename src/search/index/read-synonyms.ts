import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { report } from '../../feed/rules.ts'
import { decodeSource, type Source } from '../../feed/source.ts'
import type { Diagnostic } from '../../model.ts'
import { type SynonymGroup, synonymKey } from '../query/synonyms.ts'

export interface SynonymFile {
  readonly groups: readonly SynonymGroup[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Read the curator's synonyms, `synonyms.txt` of the content folder; there need be none. */
export async function readSynonyms(contentDirectory: string): Promise<SynonymFile> {
  const file = path.join(contentDirectory, 'synonyms.txt')
  const bytes = await readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  return bytes === undefined ? { groups: [], diagnostics: [] } : parseSynonyms(decodeSource(file, bytes))
}

/**
 * Read lines of `千问 = Qwen`, of more than two words if need be; `#` begins a comment, as a line's first character or
 * after a space. A line that is no such list is reported as `synonym-invalid` and left out.
 */
export function parseSynonyms(source: Source): SynonymFile {
  const groups: SynonymGroup[] = []
  const diagnostics: Diagnostic[] = []
  for (const { 0: line, index } of source.text.matchAll(/[^\n\r]+/g)) {
    const content = line
      .replace(/(?:^|\s)#.*/, '')
      .replace('\uFEFF', '')
      .trim()
    if (content === '') continue
    const words = content.split(/[=＝]/).map(word => word.trim())
    const keys = new Set(words.map(synonymKey))
    if (words.length > 1 && keys.size === words.length && !keys.has('')) groups.push(words)
    else {
      const message = `Unexpected synonyms \`${content}\`, expected different words with \`=\` between, such as \`千问 = Qwen\``
      diagnostics.push(report(source, 'synonym-invalid', index + line.indexOf(content), message))
    }
  }
  return { groups, diagnostics }
}

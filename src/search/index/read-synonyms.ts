import { listLines, readListFile } from '../../content/list-file.ts'
import { report } from '../../feed/rules.ts'
import type { Source } from '../../feed/source.ts'
import type { Diagnostic } from '../../model.ts'
import { type SynonymGroup, synonymKey } from '../query/synonyms.ts'

export interface SynonymFile {
  readonly groups: readonly SynonymGroup[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Read the curator's synonyms, `synonyms.txt` of the content folder; there need be none. */
export async function readSynonyms(contentDirectory: string): Promise<SynonymFile> {
  return parseSynonyms(await readListFile(contentDirectory, 'synonyms.txt'))
}

/**
 * Read lines of `千问 = Qwen`, of more than two words if need be; `#` begins a comment, as a line's first character or
 * after a space. A line that is no such list is reported as `synonym-invalid` and left out.
 */
export function parseSynonyms(source: Source): SynonymFile {
  const groups: SynonymGroup[] = []
  const diagnostics: Diagnostic[] = []
  for (const { content, offset } of listLines(source)) {
    const words = content.split(/[=＝]/).map(word => word.trim())
    const keys = new Set(words.map(synonymKey))
    if (words.length > 1 && keys.size === words.length && !keys.has('')) groups.push(words)
    else {
      const message = `Unexpected synonyms \`${content}\`, expected different words with \`=\` between, such as \`千问 = Qwen\``
      diagnostics.push(report(source, 'synonym-invalid', offset, message))
    }
  }
  return { groups, diagnostics }
}

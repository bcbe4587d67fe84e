import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { nearestKey } from '../describe-mismatch.ts'
import { type RuleId, report, rules } from '../feed/rules.ts'
import { decodeSource, type Source } from '../feed/source.ts'
import type { Diagnostic } from '../model.ts'
import { list, splitFrontMatter } from './front-matter.ts'
import { listFiles } from './list-files.ts'

/** What a file of content/digests says, before it is known whose digest it is. */
export interface DigestFile {
  /** Of the file, in lower case and without its ending: `2024-04-18`, `2024-w16`, `2024-04`. */
  readonly name: string
  readonly title?: string
  /** Posts, as they are written. */
  readonly order: readonly string[]
  readonly picks: readonly string[]
  /** Markdown. */
  readonly body: string
  /** Make a diagnostic where the file says something: a key, and one of its values. */
  readonly report: (rule: RuleId, message: string, key?: string, value?: string) => Diagnostic
}

export interface DigestFiles {
  readonly files: readonly DigestFile[]
  readonly diagnostics: readonly Diagnostic[]
}

const header = z.object({
  title: z.string('expected text').optional(),
  order: list.default([]),
  picks: list.default([]),
})
const keys = Object.keys(header.shape)

/**
 * Read the files below `digests` of a content folder, in the order of their paths; there need be none. One that cannot be
 * read is reported as `digest-invalid` and left out, a key that means nothing as `digest-key`.
 */
export function readDigests(contentDirectory: string): DigestFiles {
  const root = path.join(contentDirectory, 'digests')
  const found = existsSync(root) ? listFiles(root) : []
  const read = found
    .filter(file => file.kind === 'file' && /\.md$/i.test(file.path))
    .map(file =>
      parseDigest(decodeSource(path.join(root, file.path), readFileSync(path.join(root, file.path)))),
    )
  return {
    files: read.flatMap(({ file }) => file ?? []),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  }
}

/** Read the text of a file of content/digests: Markdown, below front matter where there is some. */
function parseDigest(source: Source): {
  readonly file?: DigestFile
  readonly diagnostics: readonly Diagnostic[]
} {
  const reportAt: DigestFile['report'] = (rule, message, key = '', value = '') => {
    const [from, what] = [key, value].map(text => text.replace(/\W/g, '\\$&'))
    const start = key === '' ? 0 : Math.max(0, source.text.search(new RegExp(`^${from}\\s*:`, 'm')))
    const at = source.text.slice(start).search(new RegExp(`(?<![\\w/-])${what}(?![\\w/-])`))
    return report(source, rule, start + (value === '' ? 0 : Math.max(0, at)), message)
  }
  const split = splitFrontMatter(source.text)
  if (split.kind === 'problem') {
    const { line, message } = split.problem
    const { severity } = rules['digest-invalid']
    return {
      diagnostics: [{ rule: 'digest-invalid', severity, file: source.file, line, column: 1, message }],
    }
  }
  const parsed = header.safeParse(split.data)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const key = String(issue?.path[0])
    const message = `Unexpected value of \`${key}\`, ${issue?.message}`
    return { diagnostics: [reportAt('digest-invalid', message, key)] }
  }
  const unknown = Object.keys(split.data).filter(key => !keys.includes(key))
  const { title, order, picks } = parsed.data
  const name = path.basename(source.file).replace(/\.md$/i, '').toLowerCase()
  return {
    file: { name, ...(title && { title }), order, picks, body: split.content, report: reportAt },
    diagnostics: unknown.map(key =>
      reportAt('digest-key', `Unexpected key \`${key}\`, expected perhaps \`${nearestKey(key, keys)}\``, key),
    ),
  }
}

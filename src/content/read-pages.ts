import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { nearestKey } from '../describe-mismatch.ts'
import { rules } from '../feed/rules.ts'
import { decodeSource } from '../feed/source.ts'
import type { Diagnostic, OwnPage } from '../model.ts'
import { lineOfKey, splitFrontMatter } from './front-matter.ts'
import { listFiles } from './list-files.ts'

/** A page in the navigation. */
export interface NavigationEntry {
  readonly path: string
  readonly label: string
  /** Those without a number come last. */
  readonly order: number
}

export interface ReadPages {
  readonly pages: readonly OwnPage[]
  readonly navigation: readonly NavigationEntry[]
  readonly diagnostics: readonly Diagnostic[]
}

const words = z.string('expected text').min(1, 'expected text')

/** What a page says of itself, here and in front matter of a project's templates. */
export const pageHeader = z.object({
  title: words,
  description: words.optional(),
  nav: z
    .string()
    .regex(/^(?:false|\d{1,9})$/, 'expected a number, or `false` for a page that is not in the navigation')
    .optional(),
})
const keys = Object.keys(pageHeader.shape)

/** Put a page into the navigation by what it says of itself. */
export function toNavigation(
  path: string,
  { title, nav }: z.infer<typeof pageHeader>,
): readonly NavigationEntry[] {
  return nav === 'false' ? [] : [{ path, label: title, order: nav === undefined ? Infinity : Number(nav) }]
}

/**
 * Read the files below `pages` of a content folder, in the order of their paths; there need be none. `imprint.md` is the
 * page `/imprint/`. One that cannot be read is reported as `page-invalid` and left out, a key that means nothing as
 * `page-key`.
 */
export function readPages(contentDirectory: string): ReadPages {
  const root = path.join(contentDirectory, 'pages')
  const pages: OwnPage[] = []
  const navigation: NavigationEntry[] = []
  const diagnostics: Diagnostic[] = []
  for (const { kind, path: name } of existsSync(root) ? listFiles(root) : []) {
    if (kind !== 'file') continue
    const file = path.join(root, name)
    const tell = (rule: 'page-invalid' | 'page-key', line: number, message: string) => {
      const { severity } = rules[rule]
      diagnostics.push({ rule, severity, file, line, column: 1, message })
    }
    const [, stem] = /^([\p{L}\p{N}\p{M}_-]+(?:\/[\p{L}\p{N}\p{M}_-]+)*)\.md$/u.exec(name) ?? []
    if (stem === undefined) {
      const expected = 'letters, digits, `_` and `-`, and `.md` at its end'
      tell('page-invalid', 1, `Unexpected name \`${name}\`, expected ${expected}`)
      continue
    }
    const { text } = decodeSource(file, readFileSync(file))
    const split = splitFrontMatter(text)
    if (split.kind === 'problem') {
      tell('page-invalid', split.problem.line, split.problem.message)
      continue
    }
    for (const key of Object.keys(split.data).filter(key => !keys.includes(key))) {
      const expected = `expected perhaps \`${nearestKey(key, keys)}\``
      tell('page-key', lineOfKey(text, key), `Unexpected key \`${key}\`, ${expected}`)
    }
    const sitePath = `/${stem}/`
    const isAbout = stem === 'about'
    const parsed = (isAbout ? pageHeader.partial() : pageHeader).safeParse(split.data)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const key = issue?.path.map(String)[0] ?? ''
      tell('page-invalid', lineOfKey(text, key), `Unexpected value of \`${key}\`, ${issue?.message}`)
      continue
    }
    const { title, description, nav } = parsed.data
    pages.push({
      file,
      path: sitePath,
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      body: split.content,
    })
    if (!isAbout && title !== undefined) navigation.push(...toNavigation(sitePath, { title, nav }))
  }
  return { pages, navigation, diagnostics }
}

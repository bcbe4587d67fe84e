import { isHandle } from '../feed/handle.ts'
import { report } from '../feed/rules.ts'
import type { Source } from '../feed/source.ts'
import { identityOf } from '../identity.ts'
import type { Diagnostic, Person } from '../model.ts'
import { listLines, readListFile, splitNames } from './list-file.ts'

export interface PeopleFile {
  readonly people: readonly Person[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Read which handles are one person's, `authors.txt` of the content folder; there need be none. */
export async function readPeople(contentDirectory: string): Promise<PeopleFile> {
  return parsePeople(await readListFile(contentDirectory, 'authors.txt'))
}

/**
 * Read lines of `imxiaohu = xiaohuggg, other`, with or without `@`: the first handle is that of the person's page. A line
 * that is no such list is reported as `person-invalid`, one with a handle of an earlier line as `person-duplicate`; both
 * are left out.
 */
export function parsePeople(source: Source): PeopleFile {
  const people: Person[] = []
  const diagnostics: Diagnostic[] = []
  const owners = new Map<string, string>()
  for (const { content, offset } of listLines(source)) {
    const [first = '', ...others] = splitNames(content)?.map(name => name.replace(/^[@＠]/, '')) ?? []
    const handles = [first, ...others]
    const wrong = handles.find(handle => !isHandle(handle))
    if (others.length === 0 || wrong !== undefined) {
      const message = `Unexpected ${wrong ? `handle \`${wrong}\`` : `line \`${content}\``}, expected a handle and \`=\` before the others of one person, such as \`imxiaohu = xiaohuggg\``
      diagnostics.push(report(source, 'person-invalid', offset + content.indexOf(wrong ?? ''), message))
      continue
    }
    const keys = handles.map(identityOf)
    const double = handles.find((_, at) => owners.has(keys[at] ?? '') || keys.indexOf(keys[at] ?? '') < at)
    if (double !== undefined) {
      const owner = owners.get(identityOf(double)) ?? first
      const message = `Unexpected handle \`${double}\`, expected one that no other person has (\`${owner}\` has it)`
      diagnostics.push(report(source, 'person-duplicate', offset + content.lastIndexOf(double), message))
      continue
    }
    for (const key of keys) owners.set(key, first)
    people.push([first, ...others])
  }
  return { people, diagnostics }
}

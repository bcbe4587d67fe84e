import { listLines, splitNames } from '../content/list-file.ts'
import { report } from '../feed/rules.ts'
import type { Source } from '../feed/source.ts'
import type { Diagnostic } from '../model.ts'
import { nameKey } from './name-units.ts'
import type { Topic, TopicName } from './topic.ts'

/** What a list of topics says, line by line. */
export interface TopicList {
  readonly topics: readonly Topic[]
  /** Names of topics that are not wanted, and where the list says so. */
  readonly off: readonly { readonly name: string; readonly offset: number }[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Read a list of topics. A line is one of:
 *
 *     # a comment, as a line's first character or after a space
 *     [公司]                                  the group of the topics below
 *     Meta = "Meta AI", Facebook, -Meta 分析   a topic, its other names, and after `-` a longer phrase that does not count
 *     "Meta" = …                              in quotes: only in the same upper and lower case
 *     !Meta                                   not this one
 *
 * A line that is none of them is reported as `topic-invalid`, a name that an earlier topic of the list has as
 * `topic-duplicate`; both are left out.
 */
export function parseTopics(source: Source): TopicList {
  const topics: Topic[] = []
  const off: { name: string; offset: number }[] = []
  const diagnostics: Diagnostic[] = []
  const owners = new Map<string, string>()
  let group = ''
  for (const { content, offset } of listLines(source)) {
    const heading = /^[[【]([^\]】]+)[\]】]$/.exec(content)?.[1]?.trim()
    const unwanted = /^[!！]\s*(.+)$/.exec(content)?.[1]
    if (heading) group = heading
    else if (unwanted) off.push({ name: readName(unwanted).text, offset })
    else {
      // A bracket that is not closed was meant as a group.
      const topic = /^[[【]/.test(content) ? undefined : readTopic(content, group)
      if (!topic) {
        const message = `Unexpected topic \`${content}\`, expected a name and \`=\` before its other names, such as \`Claude = 克劳德, Claude 3\``
        diagnostics.push(report(source, 'topic-invalid', offset, message))
        continue
      }
      const names = topic.names.filter(({ text }) => {
        const owner = owners.get(nameKey(text))
        if (owner !== undefined) {
          const message = `Unexpected name \`${text}\` of \`${topic.name}\`, expected one that no other topic has (\`${owner}\` has it)`
          diagnostics.push(report(source, 'topic-duplicate', offset + content.indexOf(text), message))
        }
        return owner === undefined
      })
      if (names[0]?.text !== topic.name) continue
      for (const { text } of names) owners.set(nameKey(text), topic.name)
      topics.push({ ...topic, names })
    }
  }
  return { topics, off, diagnostics }
}

/** A name is bare or in quotation marks; one that holds no letter, digit or Han character can be found nowhere. */
function readTopic(content: string, group: string): Topic | undefined {
  const written = splitNames(content)
  if (!written) return undefined
  const [first = '', ...listed] = written
  const own = readName(first)
  const except = listed.filter(isException).map(text => text.slice(1).trim())
  const names = listed.filter(text => !isException(text)).map(readName)
  const isWhole = [own, ...names].every(({ text }) => nameKey(text) !== '') && except.every(nameKey)
  return isWhole ? { name: own.text, group, names: [own, ...names], except } : undefined
}

function isException(text: string): boolean {
  return /^[-−－]/.test(text)
}

function readName(text: string): TopicName {
  const [, quoted] = /^["“](.+)["”]$/.exec(text.trim()) ?? []
  return { text: (quoted ?? text).trim(), isExact: quoted !== undefined }
}

import { readListFile } from '../content/list-file.ts'
import { report } from '../feed/rules.ts'
import { decodeSource, type Source } from '../feed/source.ts'
import type { Diagnostic } from '../model.ts'
import { knownTopics } from './known-topics.ts'
import { nameKey } from './name-units.ts'
import { parseTopics } from './parse-topics.ts'
import type { Topic } from './topic.ts'

export interface TopicFile {
  readonly topics: readonly Topic[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Read the topics that come with the program and the curator's own, `topics.txt` of the content folder; there need be none. */
export async function readTopics(contentDirectory: string): Promise<TopicFile> {
  return mergeTopics(listKnownTopics(), await readListFile(contentDirectory, 'topics.txt'))
}

/** List the topics that come with the program. */
export function listKnownTopics(): readonly Topic[] {
  return parseTopics(decodeSource('known-topics', Buffer.from(knownTopics))).topics
}

/**
 * Add the curator's list to the topics that come with the program. A line for a topic of the program adds names to it;
 * a name that both lists have is the curator's; `!Name` takes a topic out. A `!Name` that names none is `topic-unknown`.
 */
export function mergeTopics(known: readonly Topic[], source: Source): TopicFile {
  const own = parseTopics(source)
  const claimed = new Set(own.topics.flatMap(topic => [...keysOf(topic)]))
  const free = (topic: Topic): Topic => ({
    ...topic,
    names: topic.names.filter(({ text }) => !claimed.has(nameKey(text))),
  })
  const added = own.topics.map(topic => {
    const names = keysOf(topic)
    return known
      .filter(({ name }) => names.has(nameKey(name)))
      .reduce((all, same) => joinTopics(all, free(same)), topic)
  })
  const kept = known.filter(({ name }) => !claimed.has(nameKey(name))).map(free)
  const topics = [...added, ...kept]
  const unwanted = own.off.map(({ name, offset }) => ({ name, offset, topic: findByName(topics, name) }))
  const unknown = unwanted
    .filter(({ topic }) => topic === undefined)
    .map(({ name, offset }) =>
      report(
        source,
        'topic-unknown',
        offset,
        `Unexpected \`!${name}\`, expected the name of a topic to switch off`,
      ),
    )
  const off = new Set(unwanted.map(({ topic }) => topic))
  return {
    topics: topics.filter(topic => !off.has(topic)),
    diagnostics: [...own.diagnostics, ...unknown].toSorted((one, other) => one.line - other.line),
  }
}

function joinTopics(own: Topic, known: Topic): Topic {
  return {
    name: own.name,
    group: own.group || known.group,
    names: [...own.names, ...known.names],
    except: [...own.except, ...known.except],
  }
}

function keysOf({ names }: Topic): ReadonlySet<string> {
  return new Set(names.map(({ text }) => nameKey(text)))
}

function findByName(topics: readonly Topic[], name: string): Topic | undefined {
  const key = nameKey(name)
  return topics.find(topic => nameKey(topic.name) === key) ?? topics.find(topic => keysOf(topic).has(key))
}

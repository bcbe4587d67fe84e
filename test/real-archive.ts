import { readFileSync } from 'node:fs'
import type { Archive } from '../src/archive/archive.ts'
import { renderArchive } from '../src/build/render-posts.ts'
import { defaultConfig } from '../src/config.ts'
import { makePost } from '../src/content/make-post.ts'
import { createPermalinks } from '../src/content/permalinks.ts'
import { readFeed } from '../src/feed/read-feed.ts'
import { decodeSource } from '../src/feed/source.ts'
import type { Post } from '../src/model.ts'
import { listKnownTopics } from '../src/topics/read-topics.ts'
import { realFeed } from './real-feeds.ts'

const dumps = ['2023-12', '2024-01', '2024-04.later', '2024-06'].map(name => realFeed(`${name}.md`))

/** The reason a test of the archive of all real dumps cannot run, or false. */
export const skipRealArchive = dumps.find(({ skip }) => skip)?.skip ?? false

/** Make the archive of all real dumps, with the topics that come with the program. */
export function readRealArchive(): Archive {
  const posts = new Map<string, Post>()
  const namePermalink = createPermalinks(permalink => posts.has(permalink))
  for (const { path } of dumps) {
    for (const entry of readFeed(decodeSource(path, readFileSync(path))).entries) {
      const permalink = namePermalink(entry)
      posts.set(permalink, makePost('dump', entry, permalink))
    }
  }
  return renderArchive([...posts.values()], defaultConfig, listKnownTopics())
}

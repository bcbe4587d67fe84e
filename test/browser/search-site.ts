import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { datePath } from '../../src/archive/urls.ts'
import { writeSite } from '../../src/build/write-site.ts'
import { defaultConfig, type SiteConfig } from '../../src/config.ts'
import { composeBody } from '../../src/markdown/compose.ts'
import type { Post } from '../../src/model.ts'
import { quiet } from '../quiet.ts'

/** A small site with something for every operator, filter, script and synonym to find. */
export async function writeSearchSite(config: SiteConfig = defaultConfig) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-search-'))
  const directory = path.join(folder, 'site')
  await writeSite({ posts, config, synonyms: [['千问', 'Qwen']] }, { output: directory }, quiet)
  return { directory, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Permalinks by what a test calls them. */
export const permalinks = {
  simplified: '/2024/04/08/1/',
  traditional: '/2024/04/09/2/',
  qwen: '/2024/04/10/3/',
  qianwen: '/2024/05/02/4/',
  quote: '/2024/05/03/5/',
  english: '/2024/05/03/6/',
} as const

const posts: readonly Post[] = [
  makePost({
    date: '2024-04-08',
    number: 1,
    author: '林墨',
    handle: 'Lin_Mo',
    title: '开源社区的发展很快。',
    tags: ['提示词'],
    body: '开源社区的发展很快。\n\n发是一个字，展也是一个字。见 **发**展一词。\n',
  }),
  makePost({
    date: '2024-04-09',
    number: 2,
    author: '陳樹',
    handle: 'chen_tree',
    title: '開源社區的發展值得關注。',
    body: '開源社區的發展值得關注。\n',
  }),
  makePost({
    date: '2024-04-10',
    number: 3,
    author: '林墨',
    handle: 'Lin_Mo',
    title: 'Qwen 的新版本支持长文本。',
    tags: ['LLM'],
    body: 'Qwen 的新版本支持长文本。详见 https://example.org/qwen\n',
  }),
  makePost({
    date: '2024-05-02',
    number: 4,
    author: '周渡',
    handle: 'zhou_ferry',
    title: '千问的长文本能力又提高了。',
    tags: ['LLM', '提示词'],
    body: '千问的长文本能力又提高了。\n',
  }),
  makePost({
    date: '2024-05-03',
    number: 5,
    author: '周渡',
    handle: 'zhou_ferry',
    title: '这段话说得好。',
    parts: [
      { kind: 'post', author: '周渡', handle: 'zhou_ferry' },
      { kind: 'quote', author: 'Wren Example', handle: 'wren_example' },
    ],
    body: composeBody([
      { kind: 'post', author: '周渡', handle: 'zhou_ferry', body: '这段话说得好。' },
      { kind: 'quote', author: 'Wren Example', handle: 'wren_example', body: 'Open models win slowly.' },
    ]),
  }),
  makePost({
    date: '2024-05-03',
    number: 6,
    author: 'Wren Example',
    handle: 'wren_example',
    title: 'Open source models, and what the open web taught us about them.',
    source: 'https://x.com/wren_example/status/6',
    body: 'Open source models, and what the open web taught us about them. GPT-4 is not GPT-4V.\n',
  }),
]

/** Make a post of what a test needs to tell. */
export function makePost(
  given: Pick<Post, 'date' | 'number' | 'author' | 'handle' | 'title' | 'body'> & Partial<Post>,
): Post {
  return { feed: '2024', permalink: `${datePath(given.date)}${given.number}/`, tags: [], ...given }
}

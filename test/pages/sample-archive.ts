import type { Archive } from '../../src/archive/archive.ts'
import { datePath } from '../../src/archive/urls.ts'
import { renderArchive } from '../../src/build/render-posts.ts'
import { defaultConfig } from '../../src/config.ts'
import { composeBody } from '../../src/markdown/compose.ts'
import type { Post } from '../../src/model.ts'

/** A small archive that holds what pages have to cope with, rendered by the real pipeline. */
export function sampleArchive(config = defaultConfig): Archive {
  return renderArchive(posts, config)
}

const rightToLeft = 'اسم طويل من اليمين إلى اليسار'

const repository = `https://github.com/o/${'r'.repeat(100)}`

const posts: readonly Post[] = [
  post({
    date: '2024-04-09',
    number: 46,
    author: '测试者',
    handle: 'Ceshi',
    title: '这是一篇引用别人的帖子。',
    parts: [
      { kind: 'post', author: '测试者', handle: 'Ceshi' },
      { kind: 'quote', author: 'Quoted 🦙', handle: 'Quoted_One' },
    ],
    source: 'https://x.com/Quoted_One/status/1',
    tags: ['大模型', 'RAG'],
    body: composeBody([
      {
        kind: 'post',
        author: '测试者',
        handle: 'Ceshi',
        body: '这是一篇引用别人的帖子。#大模型 #RAG 参见 @plain 。',
      },
      { kind: 'quote', author: 'Quoted 🦙', handle: 'Quoted_One', body: 'What was said.' },
    ]),
  }),
  post({
    date: '2024-04-09',
    number: 47,
    title: 'Braces {{ stay }} and {% so do these',
    body: 'Braces {{ stay }} and {% so do these.\n\n<FAQ> is a word.\n\n# One heading\n\n## Another\n\n- one\n- two\n\n```js\nconst x = 1\n```\n',
  }),
  // Kept its permalink when its date moved, so that two numbers 46 meet on one day.
  post({
    date: '2024-04-10',
    number: 46,
    permalink: '/2024/04/09/460/',
    title: 'Moved',
    body: `Moved. ${repository}`,
  }),
  post({
    date: '2024-04-10',
    number: 48,
    author: 'N'.repeat(200),
    handle: 'long_name',
    title: `${'w'.repeat(80)}`,
    tags: ['../..', 't'.repeat(300)],
    body: `${'w'.repeat(300)} ${'字'.repeat(300)}\n\n${repository} https://arxiv.org/abs/2404.00001 https://youtu.be/abc-DEF_123 https://news.com/${'p'.repeat(300)}\n`,
  }),
  post({
    date: '2024-05-01',
    number: 49,
    author: rightToLeft,
    handle: '../../x',
    title: rightToLeft,
    body: `${rightToLeft}\n\n🎉\n`,
  }),
  post({ date: '2025-01-01', number: 1, author: '', handle: '', title: 'Nobody', body: 'Nobody.' }),
]

function post(given: Pick<Post, 'date' | 'number' | 'title' | 'body'> & Partial<Post>): Post {
  return {
    feed: '2024-04',
    author: 'Plain Author',
    handle: 'plain',
    permalink: `${datePath(given.date)}${given.number}/`,
    tags: [],
    ...given,
  }
}

import type { Post } from '../../src/model.ts'

/** A post with every field. `Required`: a new field of posts does not compile until it has a value here. */
export const everyField: Required<Post> = {
  ...{ feed: 'f', number: 1, date: '2024-06-01', author: 'Ann', handle: 'ann', title: 'One.' },
  permalink: '/2024/06/01/1/',
  parts: [
    { kind: 'post', author: 'Ann', handle: 'ann' },
    { kind: 'quote', author: 'Ben', handle: 'ben' },
  ],
  ...{
    source: 'https://x.com/ann/status/1',
    tags: ['a'],
    aliases: ['/old/'],
    updated: '2024-06-02',
    body: 'One. #a\n',
  },
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWebAddress } from '../../src/archive/web-address.ts'

const repository = {
  key: 'github.com/karpathy/llm.c',
  kind: 'repository',
  domain: 'github.com',
  url: 'https://github.com/karpathy/llm.c',
  label: 'karpathy/llm.c',
}
const paper = {
  key: 'arxiv.org/abs/2404.12345',
  kind: 'paper',
  domain: 'arxiv.org',
  url: 'https://arxiv.org/abs/2404.12345',
  label: 'arXiv 2404.12345',
}
const video = {
  key: 'youtube.com/watch?v=abc-DEF_123',
  kind: 'video',
  domain: 'youtube.com',
  url: 'https://www.youtube.com/watch?v=abc-DEF_123',
  label: 'youtube.com/watch?v=abc-DEF_123',
}
const status = {
  key: 'status/177',
  kind: 'status',
  domain: 'x.com',
  url: 'https://x.com/ann/status/177',
  label: '@ann: 177',
}

const same: readonly [thing: string, links: readonly string[], address: unknown][] = [
  [
    'repository',
    [
      'https://github.com/karpathy/llm.c',
      'http://www.github.com/karpathy/llm.c/',
      'https://github.com/karpathy/llm.c.git',
      'https://github.com/karpathy/llm.c?tab=readme-ov-file#quick-start',
      'https://github.com/karpathy/llm.c/blob/master/train.c#L10',
    ],
    repository,
  ],
  [
    'paper',
    [
      'https://arxiv.org/abs/2404.12345',
      'https://arxiv.org/abs/2404.12345v2',
      'https://arxiv.org/pdf/2404.12345.pdf',
      'https://www.arxiv.org/pdf/2404.12345v1',
      'http://export.arxiv.org/html/2404.12345',
    ],
    paper,
  ],
  [
    'video',
    [
      'https://www.youtube.com/watch?v=abc-DEF_123',
      'https://m.youtube.com/watch?app=desktop&v=abc-DEF_123&t=42s',
      'https://youtu.be/abc-DEF_123?si=tracks',
      'https://youtube.com/shorts/abc-DEF_123',
    ],
    video,
  ],
  [
    'status',
    [
      'https://x.com/ann/status/177',
      'https://twitter.com/ann/status/177?s=20&t=tracks',
      'https://mobile.twitter.com/ann/statuses/177/photo/1',
    ],
    status,
  ],
]

for (const [thing, links, address] of same) {
  for (const link of links) {
    test(`${link} leads to the ${thing}`, () => assert.deepEqual(readWebAddress(link), address))
  }
}

const pages: readonly [link: string, key: string, domain: string, url: string, label: string][] = [
  ['http://www.a.com/', 'a.com', 'a.com', 'http://www.a.com/', 'a.com'],
  ['https://a.com/b/?utm_source=x#part', 'a.com/b', 'a.com', 'https://a.com/b/', 'a.com/b'],
  [
    'https://a.com/b?x=1&fbclid=2&y=%203',
    'a.com/b?x=1&y=+3',
    'a.com',
    'https://a.com/b?x=1&y=+3',
    'a.com/b?x=1&y=+3',
  ],
  ['https://a.com/#/route', 'a.com#/route', 'a.com', 'https://a.com/#/route', 'a.com#/route'],
  ['http://a.com:8080/b', 'a.com:8080/b', 'a.com:8080', 'http://a.com:8080/b', 'a.com:8080/b'],
  ['http://elmo.chat.', 'elmo.chat', 'elmo.chat', 'http://elmo.chat./', 'elmo.chat'],
  [
    'https://例子.cn/路',
    'xn--fsqu00a.cn/%E8%B7%AF',
    '例子.cn',
    'https://xn--fsqu00a.cn/%E8%B7%AF',
    '例子.cn/路',
  ],
  ['https://a.com/%E2%80%AEb', 'a.com/%E2%80%AEb', 'a.com', 'https://a.com/%E2%80%AEb', 'a.com/%E2%80%AEb'],
  [
    'https://github.com/topics/llm',
    'github.com/topics/llm',
    'github.com',
    'https://github.com/topics/llm',
    'github.com/topics/llm',
  ],
  [
    'https://youtube.com/lexfridmanx',
    'youtube.com/lexfridmanx',
    'youtube.com',
    'https://youtube.com/lexfridmanx',
    'youtube.com/lexfridmanx',
  ],
  [
    `https://a.com/${'x'.repeat(100)}`,
    `a.com/${'x'.repeat(100)}`,
    'a.com',
    `https://a.com/${'x'.repeat(100)}`,
    `a.com/${'x'.repeat(73)}…`,
  ],
]

for (const [link, key, domain, url, label] of pages) {
  test(`${link.slice(0, 40)} is a page`, () =>
    assert.deepEqual(readWebAddress(link), { key, kind: 'page', domain, url, label }))
}

for (const link of [
  'https://t.co/abc',
  'https://x.com/ann',
  'https://twitter.com/',
  'mailto:a@b.c',
  'https://',
  '',
]) {
  test(`\`${link}\` leads to nothing to list`, () => assert.equal(readWebAddress(link), undefined))
}

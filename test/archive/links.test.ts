import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectLinks, linksOfKind } from '../../src/archive/links.ts'
import { domainPath } from '../../src/archive/urls.ts'
import { makePost } from './make-post.ts'

const first = makePost({
  number: 1,
  links: ['https://a.com/old', 'https://github.com/o/r', 'https://t.co/x'],
})
const second = makePost({
  number: 2,
  date: '2024-05-01',
  links: ['https://a.com/new?utm_source=x', 'http://www.a.com/twice', 'https://a.com/twice'],
})
const third = makePost({
  number: 3,
  date: '2024-05-02',
  links: ['https://a.com/twice/', 'https://arxiv.org/abs/2404.00001'],
})

test('links are grouped by domain, each with the posts that lead to it, newest first', () => {
  const summary = collectLinks([first, second, third]).map(({ domain, path, citations, links }) => ({
    domain,
    path,
    citations,
    links: links.map(({ key, posts }) => [key, posts.map(({ number }) => number)]),
  }))
  assert.deepEqual(summary, [
    {
      domain: 'a.com',
      path: '/links/a.com/',
      citations: 4,
      links: [
        ['a.com/twice', [3, 2]],
        ['a.com/new', [2]],
        ['a.com/old', [1]],
      ],
    },
    {
      domain: 'arxiv.org',
      path: '/links/arxiv.org/',
      citations: 1,
      links: [['arxiv.org/abs/2404.00001', [3]]],
    },
    { domain: 'github.com', path: '/links/github.com/', citations: 1, links: [['github.com/o/r', [1]]] },
  ])
})

test('of a domain, what is more than a page comes first', () => {
  const post = makePost({ links: ['https://github.com/', 'https://github.com/o/r'] })
  const [github] = collectLinks([post])
  assert.deepEqual(
    github?.links.map(({ label }) => label),
    ['o/r', 'github.com'],
  )
})

test('the links of a kind are found among all domains', () => {
  const domains = collectLinks([first, second, third])
  assert.deepEqual(
    [linksOfKind(domains, 'repository'), linksOfKind(domains, 'video')].map(links =>
      links.map(({ key }) => key),
    ),
    [['github.com/o/r'], []],
  )
})

test('a domain is a folder of its own, which no file and no other page has', () => {
  const hashed = (path: string) => path.replace(/~[0-9a-f]{16}/, '~HASH')
  const paths = [
    'github.com',
    '例子.cn',
    'a.com:8080',
    '[::1]',
    'index.html',
    'con.com',
    'localhost',
    'page-2',
  ]
  assert.deepEqual(
    paths.map(domain => hashed(domainPath(domain))),
    [
      '/links/github.com/',
      '/links/例子.cn/',
      '/links/a-com-8080~HASH/',
      '/links/1~HASH/',
      '/links/index-html~HASH/',
      '/links/con-com~HASH/',
      '/links/localhost/',
      '/links/page-2~HASH/',
    ],
  )
})

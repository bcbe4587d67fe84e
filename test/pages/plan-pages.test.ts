import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { paginateSeries } from '../../src/pages/paginate.ts'
import { planPages } from '../../src/pages/plan-pages.ts'
import { makePost } from '../archive/make-post.ts'

test('a series cuts each list by weight and links all pages in a row', () => {
  const lists = [
    { name: 'a', weights: [60, 40, 10] },
    { name: 'b', weights: [500] },
    { name: 'c', weights: [] },
  ]
  const pages = paginateSeries(lists, {
    path: ({ name }) => `/${name}/`,
    items: ({ weights }) => weights,
    weight: item => item,
    limit: 100,
  })
  assert.deepEqual(
    pages.map(({ path, items, number, of, previous, next }) => [
      path,
      items,
      `${number}/${of}`,
      previous?.path,
      next?.path,
    ]),
    [
      ['/a/', [60, 40], '1/2', undefined, '/a/page-2/'],
      ['/a/page-2/', [10], '2/2', '/a/', '/b/'],
      ['/b/', [500], '1/1', '/a/page-2/', '/c/'],
      ['/c/', [], '1/1', '/b/', undefined],
    ],
  )
})

test('home shows the latest days, newest first', () => {
  const posts = ['2024-04-01', '2024-04-02', '2024-04-05'].map(date => makePost({ date }))
  const [home] = planPages(createArchive(posts), 2).home
  assert.deepEqual(
    home.days.map(day => day.date),
    ['2024-04-05', '2024-04-02'],
  )
})

test('a post leads to the posts before and after it', () => {
  const [a, b, c] = ['2024-04-01', '2024-04-02', '2024-05-01'].map(date => makePost({ date }))
  assert.ok(a && b && c)
  assert.deepEqual(planPages(createArchive([a, b, c]), 7).posts, [
    { path: a.permalink, post: a, next: b, related: [] },
    { path: b.permalink, post: b, previous: a, next: c, related: [] },
    { path: c.permalink, post: c, previous: b, related: [] },
  ])
})

test('an author’s page has their own posts, then those that quote them, newest first', () => {
  const own = [1, 2].map(number => makePost({ number, handle: 'bo' }))
  const quoting = [3, 4].map(number =>
    makePost({ number, parts: [{ kind: 'quote', author: 'Bo', handle: 'bo' }] }),
  )
  const { authors } = planPages(createArchive([...own, ...quoting]), 7)
  assert.deepEqual(
    authors
      .filter(page => page.subject.key === 'bo')
      .map(page => page.items.map(({ post, isQuoted }) => [post.number, isQuoted])),
    [
      [
        [2, false],
        [1, false],
        [4, true],
        [3, true],
      ],
    ],
  )
})

test('the pages of all authors, of all topics and of all domains follow each other in the order of their lists', () => {
  const posts = ['b', 'a', 'a'].map((name, index) =>
    makePost({ number: index + 1, handle: name, tags: [name], links: [`https://${name}.com/${index}`] }),
  )
  const { authors, tags, linkDomains } = planPages(createArchive(posts), 7)
  const follow = (pages: readonly { path: string; next?: { path: string } }[]) =>
    pages.map(({ path, next }) => [path, next?.path])
  assert.deepEqual(
    [follow(authors), follow(tags), follow(linkDomains)],
    [
      [
        ['/authors/a/', '/authors/b/'],
        ['/authors/b/', undefined],
      ],
      [
        ['/tags/a/', '/tags/b/'],
        ['/tags/b/', undefined],
      ],
      [
        ['/links/a.com/', '/links/b.com/'],
        ['/links/b.com/', undefined],
      ],
    ],
  )
})

test('a long day is cut by the size of its posts, and no post is lost', () => {
  const posts = Array.from({ length: 100 }, (_, index) =>
    makePost({ number: index + 1, html: `<p>${'大'.repeat(1000)}</p>` }),
  )
  const { days } = planPages(createArchive(posts), 7)
  assert.deepEqual(
    days.map(({ path, items }) => [path, items.length]),
    [
      ['/2024/04/09/', 25],
      ['/2024/04/09/page-2/', 25],
      ['/2024/04/09/page-3/', 25],
      ['/2024/04/09/page-4/', 25],
    ],
  )
  assert.deepEqual(
    days.flatMap(({ items }) => items),
    posts,
  )
})

test('the links of a domain are cut into pages, and a link of very many posts goes over several', () => {
  const posts = Array.from({ length: 120 }, (_, index) =>
    makePost({ number: index + 1, links: ['https://a.com/often', `https://a.com/${index}`] }),
  )
  const { linkDomains, links } = planPages(createArchive(posts), 7)
  assert.deepEqual(
    linkDomains.map(({ path, items }) => [path, items.length, items[0]?.label, items[0]?.posts.length]),
    [
      ['/links/a.com/', 62, 'a.com/often', 50],
      ['/links/a.com/page-2/', 61, 'a.com/44', 1],
    ],
  )
  assert.deepEqual(
    linkDomains
      .flatMap(({ items }) => items)
      .filter(({ label }) => label === 'a.com/often')
      .flatMap(item => item.posts),
    posts.toReversed(),
  )
  assert.deepEqual(
    links.map(({ path, items, subject }) => [path, items.map(({ domain }) => domain), subject.highlights]),
    [['/links/', ['a.com'], []]],
  )
})

test('repositories, papers and videos have lists of their own before the domains', () => {
  const links = [
    'https://github.com/o/r',
    'https://arxiv.org/abs/2404.00001',
    'https://youtu.be/abc-DEF_123',
    'https://a.com',
  ]
  const [page] = planPages(createArchive([makePost({ links })]), 7).links
  assert.deepEqual(
    page?.subject.highlights.map(({ kind, count, links: shown }) => [
      kind,
      count,
      shown.map(({ label }) => label),
    ]),
    [
      ['repository', 1, ['o/r']],
      ['paper', 1, ['arXiv 2404.00001']],
      ['video', 1, ['youtube.com/watch?v=abc-DEF_123']],
    ],
  )
})

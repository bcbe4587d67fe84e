import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { authorPath, datePath, hrefOf, listPagePath, slugOf, tagPath } from '../../src/archive/urls.ts'
import { identityOf } from '../../src/identity.ts'

const text = fc.string({ unit: 'binary' })

test('paths follow the URL scheme', () => {
  const paths = [
    datePath('2024'),
    datePath('2024-04'),
    datePath('2024-04-09'),
    authorPath('GZhan57'),
    authorPath('_akhaliq_'),
    tagPath('BuildInPublic'),
    tagPath('大模型'),
    listPagePath('/tags/', 1),
    listPagePath('/tags/', 2),
  ]
  assert.deepEqual(paths, [
    '/2024/',
    '/2024/04/',
    '/2024/04/09/',
    '/authors/gzhan57/',
    '/authors/_akhaliq_/',
    '/tags/buildinpublic/',
    '/tags/大模型/',
    '/tags/',
    '/tags/page-2/',
  ])
})

test('a link has the base and is percent-encoded', () => {
  assert.equal(hrefOf('/', '/tags/大模型/'), '/tags/%E5%A4%A7%E6%A8%A1%E5%9E%8B/')
  assert.equal(hrefOf('/archive/', '/'), '/archive/')
  assert.equal(hrefOf('/archive/', '/2024/04/09/46/'), '/archive/2024/04/09/46/')
})

test('case, width and composition do not make two of one name', () => {
  assert.equal(identityOf('ＧＰＴ'), identityOf('gpt'))
  assert.equal(identityOf('cafe\u0301'), identityOf('CAFÉ'))
  assert.notEqual(identityOf('大模型'), identityOf('模型'))
})

test('a name that is no folder name gets a safe slug', () => {
  const slugs = ['../..', '', '.', 'C++', 'C#', 'con', 'page-2', '🎉', 'a/b', '\ud800', 'x\0y'].map(slugOf)
  for (const slug of slugs) assert.match(slug, /^[\p{L}\p{N}\p{M}_-]*~[0-9a-f]{16}$/u)
  assert.equal(new Set(slugs).size, slugs.length)
})

test('law: a slug is a bounded, safe folder name', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'grapheme', minLength: 100, maxLength: 400 })), name => {
      const slug = slugOf(name)
      assert.match(slug, /^[\p{L}\p{N}\p{M}_~-]+$/u)
      assert.ok(Buffer.byteLength(slug) <= 100)
      assert.equal(decodeURIComponent(hrefOf('/', `/${slug}/`)), `/${slug}/`)
    }),
  )
})

test('law: slugs are equal exactly where names are the same', () => {
  const near = fc.string({
    unit: fc.constantFrom('a', 'A', 'ａ', '大', '-', '+', '#', '.', '/', '~', ' '),
    maxLength: 4,
  })
  fc.assert(
    fc.property(fc.oneof(near, text), fc.oneof(near, text), (a, b) => {
      assert.equal(slugOf(a) === slugOf(b), identityOf(a) === identityOf(b))
    }),
    { numRuns: 2000 },
  )
})

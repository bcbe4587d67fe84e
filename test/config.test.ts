import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultConfig, parseConfig } from '../src/config.ts'

test('every key is optional', () => {
  assert.deepEqual(parseConfig({}), { kind: 'config', config: defaultConfig })
})

test('defaults fill in what an object leaves out', () => {
  const parsed = parseConfig({ title: '潮讯', outputs: { images: false } })
  assert.deepEqual(parsed, {
    kind: 'config',
    config: { ...defaultConfig, title: '潮讯', outputs: { ...defaultConfig.outputs, images: false } },
  })
})

test('a site without a description of its own has one in its language', () => {
  const description = (input: unknown) => {
    const parsed = parseConfig(input)
    return parsed.kind === 'config' ? parsed.config.description : parsed.problems
  }
  assert.match(String(description({})), /^AI 新闻/)
  assert.match(String(description({ lang: 'en' })), /^AI news/)
  assert.equal(description({ lang: 'en', description: '' }), '')
})

test('the address of a site may hold its base', () => {
  for (const url of ['https://a.example', 'https://a.example/repo', 'https://a.example/repo/'])
    assert.equal(parseConfig({ url, base: '/repo/' }).kind, 'config')
})

const wrong: readonly (readonly [input: unknown, problems: readonly string[]])[] = [
  [{ tilte: 'x' }, ['Unexpected key `tilte`, expected perhaps `title`.']],
  [{ language: 'en' }, ['Unexpected key `language`, expected perhaps `lang`.']],
  [{ outputs: { feed: true } }, ['Unexpected key `outputs.feed`, expected perhaps `outputs.feeds`.']],
  [
    { navigation: [{ label: 'x', url: '/' }] },
    [
      'Unexpected value of `navigation.0.href`: expected a path such as `/feeds/` or an address that begins with https://.',
      'Unexpected key `navigation.0.url`, expected perhaps `navigation.0.href`.',
    ],
  ],
  [{ base: 'repo' }, ['Unexpected value of `base`: expected a path such as `/` or `/archive/`.']],
  [
    { url: 'javascript:alert(1)' },
    ['Unexpected value of `url`: expected an address that begins with https://.'],
  ],
  [
    { url: 'https://user.github.io/repo/' },
    ['Unexpected value of `url`: expected no path but that of `base`.'],
  ],
  [
    { links: [{ label: 'x', href: '//evil.example' }] },
    [
      'Unexpected value of `links.0.href`: expected a path such as `/feeds/` or an address that begins with https://.',
    ],
  ],
  [
    { colours: { light: 'red; }' } },
    ['Unexpected value of `colours.light`: expected a colour such as `#9a3412`.'],
  ],
]

for (const [input, problems] of wrong) {
  test(`refuses ${JSON.stringify(input)}, and names the key`, () => {
    assert.deepEqual(parseConfig(input), { kind: 'problems', problems })
  })
}

test('refuses what is no object', () => {
  assert.equal(parseConfig(42).kind, 'problems')
})

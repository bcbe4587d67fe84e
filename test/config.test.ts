import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { defaultConfig, grounds, parseConfig, siteConfigSchema, warningsOf } from '../src/config.ts'
import { contrastOf } from '../src/contrast.ts'

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
    ['Unexpected value of `url`: expected no path but that of `base`: a path belongs there.'],
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
  for (const [input, found] of [
    [42, '`42`'],
    [null, '`null`'],
    [[], 'a list'],
    [() => ({}), 'a function'],
  ]) {
    const problems = [`Unexpected value of the configuration: expected an object, found ${found}.`]
    assert.deepEqual(parseConfig(input), { kind: 'problems', problems })
  }
})

/** Every key that holds no object, with the path of keys to it. */
function leavesOf(schema: unknown, keys: readonly string[] = []): readonly (readonly string[])[] {
  const inner =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
  if (inner) return leavesOf(schema.unwrap(), keys)
  if (!(schema instanceof z.ZodObject)) return [keys]
  return [keys, ...Object.entries(schema.shape).flatMap(([key, value]) => leavesOf(value, [...keys, key]))]
}

test('tells a value of every wrong kind, at every key, in a sentence of its own', () => {
  const values = [
    '',
    'x',
    0,
    -1,
    1.5,
    1e9,
    Number.NaN,
    null,
    true,
    [],
    [3],
    [{}],
    {},
    { x: 1 },
    () => 1,
    new Map(),
  ]
  const leaves = leavesOf(siteConfigSchema)
  assert(leaves.length > 20)
  for (const keys of leaves) {
    for (const value of values) {
      const input = keys.reduceRight<unknown>((inside, key) => ({ [key]: inside }), value)
      const parsed = parseConfig(input)
      for (const problem of parsed.kind === 'problems' ? parsed.problems : []) {
        assert.match(
          problem,
          /^Unexpected (?:value of (?:`[\w.]+`|the configuration): expected .*|key `.*)\.$/,
        )
        assert.doesNotMatch(problem, /Invalid|Too (?:small|big)|received|Unrecognized/)
      }
    }
  }
})

test('an accent colour must be legible on the grounds of its theme', () => {
  const isLegible = (colours: unknown) => parseConfig({ colours }).kind === 'config'
  // The last legible grey of each theme, and the next one.
  assert.equal(isLegible({ light: '#6f6f6f' }), false)
  assert.equal(isLegible({ light: '#6e6e6e' }), true)
  assert.equal(isLegible({ dark: '#868686' }), false)
  assert.equal(isLegible({ dark: '#878787' }), true)
  // A colour of one theme is none of the other.
  assert.equal(isLegible({ light: '#f0a07c' }), false)
  assert.equal(isLegible({ dark: '#9a3412' }), false)
  assert.equal(isLegible({ light: '#000', dark: '#FFF' }), true)
  assert.deepEqual(parseConfig({ colours: { light: '#ffd700' } }), {
    kind: 'problems',
    problems: [
      'Unexpected value of `colours.light`: expected a colour that is legible as text on #fcfbf8 and #f4f1ea: a contrast of 4.5 or more, found 1.3 and 1.2.',
    ],
  })
})

test('the grounds are those of the stylesheet, and the default accents are legible on them', () => {
  const css = readFileSync(path.join(import.meta.dirname, '../templates/assets/tokens.css'), 'utf8')
  const pair = (name: string) => new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css)?.slice(1)
  const [paper, inset] = [pair('paper'), pair('inset')]
  assert.deepEqual(grounds, { light: [paper?.[0], inset?.[0]], dark: [paper?.[1], inset?.[1]] })
  assert.equal(parseConfig({ colours: defaultConfig.colours }).kind, 'config')
})

test('contrast follows WCAG', () => {
  assert.equal(contrastOf('#fff', '#000000'), 21)
  assert.equal(contrastOf('#123', '#112233'), 1)
  // An example of its documentation: https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html
  assert.equal(contrastOf('#767676', '#ffffff').toFixed(2), '4.54')
})

test('warns of an address that is not configured', () => {
  assert.equal(warningsOf(defaultConfig).length, 1)
  assert.deepEqual(warningsOf({ ...defaultConfig, url: 'https://a.example' }), [])
})

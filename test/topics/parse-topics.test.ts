import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeSource } from '../../src/feed/source.ts'
import { knownTopics } from '../../src/topics/known-topics.ts'
import { parseTopics } from '../../src/topics/parse-topics.ts'
import { listKnownTopics, mergeTopics } from '../../src/topics/read-topics.ts'

const sourceOf = (text: string) => decodeSource('topics.txt', Buffer.from(text))
const read = (text: string) => parseTopics(sourceOf(text))
const problems = (text: string) =>
  mergeTopics(listKnownTopics(), sourceOf(text)).diagnostics.map(({ rule, line, column }) => [
    rule,
    line,
    column,
  ])
const named = (text: string) => mergeTopics(listKnownTopics(), sourceOf(text)).topics

test('reads groups, topics, their names and exceptions', () => {
  const { topics, diagnostics } = read(
    '\uFEFF# mine\r\nOwl\n[公司]\nOwlCorp = 猫头鹰, "OC"、Owl & Co, -猫头鹰科 # a comment\n\n【模型】\n"Barn" ＝ Barn Owl\n',
  )
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(
    topics.map(({ name, group, names, except }) => [
      name,
      group,
      names.map(({ text, isExact }) => (isExact ? `"${text}"` : text)),
      except,
    ]),
    [
      ['Owl', '', ['Owl'], []],
      ['OwlCorp', '公司', ['OwlCorp', '猫头鹰', '"OC"', 'Owl & Co'], ['猫头鹰科']],
      ['Barn', '模型', ['"Barn"', 'Barn Owl'], []],
    ],
  )
})

test('tells where a line cannot be read, and leaves it out', () => {
  const text = 'A = \nB = b = c\n C = ，c\n!Nobody Knows Them\n[]\n= d\n。。\nFine\n[模型\n'
  assert.deepEqual(problems(text), [
    ['topic-invalid', 1, 1],
    ['topic-invalid', 2, 1],
    ['topic-invalid', 3, 2],
    ['topic-unknown', 4, 1],
    ['topic-invalid', 5, 1],
    ['topic-invalid', 6, 1],
    ['topic-invalid', 7, 1],
    ['topic-invalid', 9, 1],
  ])
  assert.ok(named(text).some(({ name }) => name === 'Fine'))
})

test('tells of a name that two topics claim, at the second', () => {
  const text = 'Owl = Barn, 仓鸮\nHawk = Kite, ＢＡＲＮ, 倉鸮\nowl = Other\nOwl = Another\nOther\n'
  assert.deepEqual(problems(text), [
    ['topic-duplicate', 2, 14],
    ['topic-duplicate', 2, 20],
    ['topic-duplicate', 3, 1],
    ['topic-duplicate', 4, 1],
  ])
  const { topics } = read(text)
  assert.deepEqual(
    topics.map(({ name, names }) => [name, ...names.map(({ text }) => text)]),
    [
      ['Owl', 'Owl', 'Barn', '仓鸮'],
      ['Hawk', 'Hawk', 'Kite'],
      ['Other', 'Other'],
    ],
  )
})

test('the topics that come with the program can be read, and no two have one name', () => {
  const { topics, off, diagnostics } = read(knownTopics)
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(off, [])
  const groups = [...new Set(topics.map(({ group }) => group))]
  assert.deepEqual(groups, ['公司', '机构', '模型', '方法', '人物', '产品'])
  assert.ok(topics.length >= 200)
})

test('a list of the curator adds names to a topic of the program, and takes names from others', () => {
  const topics = named('Claude = 克老师\n[模型]\nClaude Opus = Opus\n')
  const namesOf = (name: string) => topics.find(topic => topic.name === name)?.names.map(({ text }) => text)
  assert.deepEqual(namesOf('Claude')?.slice(0, 3), ['Claude', '克老师', '克劳德'])
  assert.equal(topics.find(({ name }) => name === 'Claude')?.group, '模型')
  assert.ok(!namesOf('Claude')?.includes('Claude Opus'))
  assert.deepEqual(namesOf('Claude Opus'), ['Claude Opus', 'Opus'])
})

test('a topic of the program takes the name that the curator gives it', () => {
  const topics = named('谷歌 = Google\n')
  assert.equal(
    topics.find(({ name }) => name === 'Google'),
    undefined,
  )
  const names = topics.find(({ name }) => name === '谷歌')?.names.map(({ text }) => text)
  assert.ok(names?.includes('Alphabet'))
})

test('`!Name` switches a topic off, by any of its names', () => {
  const names = named('!谷歌\n! 提示词\n').map(({ name }) => name)
  assert.ok(!names.includes('Google'))
  assert.ok(!names.includes('提示词'))
  assert.ok(names.includes('Google DeepMind'))
})

test('without a list of the curator the topics are those of the program', () => {
  assert.deepEqual(mergeTopics(listKnownTopics(), sourceOf('')), {
    topics: listKnownTopics(),
    diagnostics: [],
  })
})

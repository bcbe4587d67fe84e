import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareText, textKey } from '../../src/content/identity/compared-text.ts'
import { resemblance } from '../../src/content/identity/resemblance.ts'
import { indexTexts } from '../../src/content/identity/similarity-index.ts'

const weekly = (week: number, news: string) =>
  `本周 AI 周报，欢迎订阅，每周一早上更新，往期见主页。 Issue ${week}. ${news}`

test('finds the one text among many of a series that an entry is, however much they share', () => {
  const topics = Array.from(
    { length: 400 },
    (_, week) => `topic${week * 7919} team${week * 104729} 第${week}章`,
  )
  const texts = topics.map((topic, week) => compareText(weekly(week, `News of ${topic} and more.`)))
  const find = indexTexts(texts)
  for (const week of [0, 7, 399]) {
    const [found] = find(compareText(weekly(week, `The news of ${topics[week]}, and more.`)))
    assert.equal(found, week)
  }
  assert.deepEqual(find(compareText('Нет ничего общего')), [])
})

test('case, width, punctuation and spaces make no other text', () => {
  assert.equal(textKey('**GPT-4** 发布，见 x。'), textKey('ＧＰＴ-4发布 见 X'))
  assert.notEqual(textKey('发布 4'), textKey('发布 5'))
  assert.notEqual(textKey('🙌'), textKey('🎉'))
})

const elsewhere = { hasSameAuthor: true, isInPlace: false, isEdited: false }
const inPlace = { ...elsewhere, isInPlace: true }
const cases: readonly (readonly [
  what: string,
  one: string,
  other: string,
  elsewhere: boolean,
  inPlace: boolean,
])[] = [
  ['a typo', 'A tpyo in a short text', 'A typo in a short text', true, true],
  ['a typo in Chinese', '今天发布了新的横型，效果很好', '今天发布了新的模型，效果很好', true, true],
  ['the next of a series', 'Day 13: a picture of a cat', 'Day 12: a picture of a cat', false, true],
  ['a text filled in', 'Soon. Now all of it is told at length, with figures.', 'Soon.', false, true],
  ['another text', 'Trains, timetables and tickets', 'Apples, and how they keep', false, false],
  ['another text in Chinese', '苹果怎么保存', '火车时刻表和票价', false, false],
]
for (const [what, entry, stored, isElsewhere, isInPlace] of cases) {
  test(`${what} is ${isElsewhere ? '' : 'not '}the same elsewhere, ${isInPlace ? '' : 'not '}in its place`, () => {
    const like = (circumstances: typeof inPlace) =>
      resemblance(compareText(entry), compareText(stored), circumstances) > 0
    assert.deepEqual([like(elsewhere), like(inPlace)], [isElsewhere, isInPlace])
  })
}

test('a text of another author is the same in its place only', () => {
  const [one, other] = [compareText('All of this text stays'), compareText('All of this text stays.')]
  assert.equal(resemblance(one, other, { ...elsewhere, hasSameAuthor: false }), 0)
  assert.equal(resemblance(one, other, { ...inPlace, hasSameAuthor: false }), 1)
})

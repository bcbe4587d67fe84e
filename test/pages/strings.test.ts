import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultConfig } from '../../src/config.ts'
import { createSite } from '../../src/pages/site.ts'

const chinese = createSite({ ...defaultConfig, lang: 'zh-CN' })
const english = createSite({ ...defaultConfig, lang: 'en' })

test('numbers are grouped, but for those of years and weeks', () => {
  assert.deepEqual(
    [chinese, english].map(({ text, number }) => [
      number(10_000),
      text.postCount(10_000),
      text.weekName(2024, 15),
    ]),
    [
      ['10,000', '10,000 篇', '2024 年第 15 周'],
      ['10,000', '10,000 posts', 'Week 15 of 2024'],
    ],
  )
})

test('one thing is not several', () => {
  const { text } = english
  assert.deepEqual(
    [
      text.aboutDescription(1, 1, 1),
      text.linksDescription(1, 1),
      text.authorsDescription(1),
      text.wholeDay(1),
      text.periodDescription('April 2024', 1, 1),
    ],
    [
      '1 post by 1 author on 1 day, counted by month, author, site and language.',
      '1 link that posts cite, on 1 site, each with the posts that cite it.',
      '1 author in this archive, by number of posts.',
      'The whole day (1 post)',
      'April 2024: 1 post on 1 day, by date.',
    ],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textAfterTitle } from '../../../src/search/query/text-after-title.ts'

test('what follows a title is told, whatever its spaces, and the whole text where it begins otherwise', () => {
  const cases: readonly (readonly [title: string, text: string, rest: string])[] = [
    ['One line.', 'One line.\n\nAnother.', 'Another.'],
    ['One line.', 'One\nline. Another.', 'Another.'],
    ['一句话', '一句话。\n第二句', '第二句'],
    ['A long sen…', 'A long sentence.', '…tence.'],
    ['All of it', 'All of it', ''],
    ['𠮷 野', '𠮷\n野家', '家'],
    ['软件的终结', '转译：软件的终结\n\n要了解软件将如何变化', '要了解软件将如何变化'],
    ['explaining llm.c', '# explaining llm.c\n\nTraining', 'Training'],
    ['Meta', '今天 Meta 发布了它', '今天 Meta 发布了它'],
    ['Another title', 'One line.', 'One line.'],
    ['Longer than it', 'Longer', 'Longer'],
    ['', 'Text.', 'Text.'],
  ]
  for (const [title, text, rest] of cases) assert.equal(textAfterTitle({ title, text }), rest, title)
})

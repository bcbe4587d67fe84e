import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markLines } from '../../src/feed/body-lines.ts'
import { cutLines } from '../../src/feed/lines.ts'
import { joinMentions } from '../../src/feed/mentions.ts'

/* Lines with mentions on lines of their own, and the sentences they make. `␣` stands for a blank at a line's end. */

const cases: readonly (readonly [broken: string, joined: string])[] = [
  ['by Wren (⏎@bird⏎) is', 'by Wren (@bird) is'],
  ['感谢␣⏎@bird⏎␣的整理', '感谢 @bird 的整理'],
  ['感谢⏎@bird⏎的整理', '感谢@bird的整理'],
  ['thanks to⏎@bird⏎for this', 'thanks to @bird for this'],
  ['@a_1⏎␣⏎@b_2⏎␣⏎@c_3⏎ 都来了', '@a_1 @b_2 @c_3 都来了'],
  ['@a_1⏎@b_2⏎@c_3', '@a_1 @b_2 @c_3'],
  ['研究者包括⏎@a_1⏎, ⏎@b_2⏎, ⏎@c_3⏎⏎下一段', '研究者包括@a_1, @b_2, @c_3⏎⏎下一段'],
  ["in⏎@bird⏎'s notes", "in @bird's notes"],
  ['in ⏎@bird⏎’s notes', 'in @bird’s notes'],
  ['ask ⏎@bird⏎! Now.', 'ask @bird! Now.'],
  ['（作者⏎@bird⏎）', '（作者@bird）'],
  ['读了⏎@bird⏎，很好', '读了@bird，很好'],
  ['用 GPT-4 的⏎@bird⏎说', '用 GPT-4 的@bird说'],
  ['GPT-4⏎@bird⏎GPT-5', 'GPT-4 @bird GPT-5'],
  ['“⏎@bird⏎”', '“@bird”'],
  ['a/⏎@bird⏎/b', 'a/@bird/b'],
  ['谢谢 ⏎[@bird](https://x.com/bird)⏎ 。', '谢谢 @bird。'],
  ['谢谢⏎＠bird⏎。', '谢谢＠bird。'],
  ['by ⏎@bird\\_1⏎ there', 'by @bird_1 there'],
  ['with ⏎@bird⏎ - a duet', 'with @bird - a duet'],
  ['with ⏎@bird⏎ \\#duet', 'with @bird \\#duet'],
  ['with ⏎@bird⏎ https://a.example', 'with @bird https://a.example'],
  ['with␣⏎@bird⏎␣⏎Next paragraph', 'with @bird⏎␣⏎Next paragraph'],
  ['with⏎@bird  ⏎and more', 'with @bird and more'],
  ['- Wren⏎@bird⏎- Ada⏎@ada', '- Wren @bird⏎- Ada @ada'],
  ['1. Wren ⏎@bird⏎2. Ada', '1. Wren @bird⏎2. Ada'],
  ['Wren⏎@bird⏎\\# Title', 'Wren @bird⏎\\# Title'],
  ['Wren⏎@bird⏎https://a.example', 'Wren @bird⏎https://a.example'],
  ['Wren⏎@bird⏎[Read](https://a.example)', 'Wren @bird⏎[Read](https://a.example)'],
  ['Wren⏎@bird⏎---⏎Text', 'Wren @bird⏎---⏎Text'],
  ['Wren⏎@bird⏎```⏎@code⏎```', 'Wren @bird⏎```⏎@code⏎```'],
  ['## Title⏎@bird⏎says', '## Title⏎@bird says'],
  ['---⏎@bird⏎says', '---⏎@bird says'],
  ['First.⏎⏎@bird⏎ says', 'First.⏎⏎@bird says'],
  ['Wren⏎@bird · May 3⏎says', 'Wren @bird · May 3 says'],
  ['感谢⏎⏎@bird⏎⏎的整理', '感谢@bird的整理'],
  ['by Wren (⏎⏎@bird⏎⏎) is', 'by Wren (@bird) is'],
  ['Notes, via⏎⏎@bird⏎⏎A new paragraph', 'Notes, via @bird⏎⏎A new paragraph'],
  ['First.⏎⏎@bird⏎⏎Second.', 'First.⏎⏎@bird⏎⏎Second.'],
  ['line one⏎line two', 'line one⏎line two'],
]

for (const [broken, joined] of cases) {
  test(`joins ${broken}`, () => {
    const lines = markLines(cutLines(broken.replaceAll('⏎', '\n').replaceAll('␣', ' '), 0))
    const text = joinMentions(lines).map(line => line.text)
    assert.equal(text.join('⏎'), joined.replaceAll('␣', ' '))
  })
}

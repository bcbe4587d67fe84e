import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeSource } from '../../src/feed/source.ts'
import { createNameFinder } from '../../src/topics/find-names.ts'
import { parseTopics } from '../../src/topics/parse-topics.ts'

const list = `
Owl = 猫头鹰, OWL-2
"Kite" = Kite Corp, -Kite Surfing, -go fly a Kite
Llama = -Llama Index
Hugging Face
GPT-4
GPT-4o = GPT 4o mini
C++
llm.c
苹果 = -苹果树, -红苹果
Command R = Command R+
千问
`
const { topics } = parseTopics(decodeSource('topics.txt', Buffer.from(list)))
const find = createNameFinder(topics)

/** What is found in a text: topic, and what it stands as. */
const found = (text: string) =>
  find(text).map(({ topic, start, end }) => `${topic.name}: ${text.slice(start, end)}`)

const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
  ['a name as written', 'An Owl flew.', ['Owl: Owl']],
  ['without regard to case and width', 'owl, ＯＷＬ', ['Owl: owl', 'Owl: ＯＷＬ']],
  ['without regard to script', '貓頭鷹', ['Owl: 貓頭鷹']],
  ['not inside a longer word', 'Owls bowl, 3owl owl_a', []],
  [
    'beside marks and Han characters',
    '(Owl)用Owl的 @owl #Owl',
    ['Owl: Owl', 'Owl: Owl', 'Owl: owl', 'Owl: Owl'],
  ],
  [
    'with a version behind it',
    'Llama3, Llama-3, Llama 3.1-8B',
    ['Llama: Llama', 'Llama: Llama', 'Llama: Llama'],
  ],
  [
    'however it is hyphened',
    'GPT4 GPT 4 gpt-4 GPT‑4',
    ['GPT-4: GPT4', 'GPT-4: GPT 4', 'GPT-4: gpt-4', 'GPT-4: GPT‑4'],
  ],
  ['not as the beginning of another version', 'GPT-4.5 GPT-40 GPT-4x', []],
  [
    'the longest name',
    'GPT-4o, GPT-4o mini, Command R+。',
    ['GPT-4o: GPT-4o', 'GPT-4o: GPT-4o mini', 'Command R: Command R+'],
  ],
  ['before a full stop', 'I use GPT-4. 5 times.', ['GPT-4: GPT-4']],
  [
    'written as one word',
    'HuggingFace and Hugging-Face',
    ['Hugging Face: HuggingFace', 'Hugging Face: Hugging-Face'],
  ],
  ['with its marks', 'C++ and C, llm.c', ['C++: C++', 'llm.c: llm.c']],
  ['in its own case only', 'Kite, kite, KITE', ['Kite: Kite']],
  ['in any case under another name', 'kite corp', ['Kite: kite corp']],
  ['not in an exception', 'Kite surfing; go fly a Kite!', []],
  ['beside an exception', 'Kite Surfing by Kite', ['Kite: Kite']],
  ['not in an exception of Han characters', '红苹果和苹果树，还有苹果。', ['苹果: 苹果']],
  ['not in an exception spelled otherwise', 'LlamaIndex, Llama-Index, llama index', []],
  ['not across lines', 'GPT\n4', []],
  ['styled letters', '𝗚𝗣𝗧-𝟰', ['GPT-4: 𝗚𝗣𝗧-𝟰']],
  ['spaces between Han characters', '千 问', ['千问: 千 问']],
]

for (const [what, text, expected] of cases) {
  test(`finds ${what}`, () => assert.deepEqual(found(text), expected))
}

test('every place that is found lies in the text, after the one before it', () => {
  const pieces = fc.constantFrom(
    'Owl',
    'GPT',
    '-',
    '4',
    'o',
    ' ',
    'Kite',
    ' Surfing',
    '苹果',
    '树',
    '.',
    '𝟰',
    '\n',
    'é',
    '\u0301',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
      const text = parts.join('')
      let before = 0
      for (const { start, end } of find(text)) {
        assert.ok(before <= start && start < end && end <= text.length)
        before = end
      }
    }),
  )
})

test('takes time in proportion to the text', () => {
  /** Processor time in microseconds: other work on the machine does not count. */
  const timeOf = (text: string) => {
    const start = process.cpuUsage()
    find(text)
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  for (const piece of ['Kite ', 'GPT-4', 'go fly a ', '苹', 'Hugging ', '-']) {
    timeOf(piece.repeat(4_000))
    const [short, long] = [timeOf(piece.repeat(4_000)), timeOf(piece.repeat(64_000))]
    // 16 times the text takes some 16 times as long; in quadratic time it would be 256.
    assert.ok(long < 100 * short + 50_000, `${piece}: ${short} µs, ${long} µs`)
  }
})

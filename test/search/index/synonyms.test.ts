import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { createSource } from '../../../src/feed/source.ts'
import { parseSynonyms, readSynonyms } from '../../../src/search/index/read-synonyms.ts'
import { parseQuery } from '../../../src/search/query/query.ts'
import { synonymIndex } from '../../../src/search/query/synonyms.ts'
import { textOfKey } from '../../../src/search/query/tokens.ts'

const parse = (text: string) => parseSynonyms(createSource('synonyms.txt', text))

describe('parseSynonyms', () => {
  it('reads groups of words, comments and empty lines', () => {
    const text = '\uFEFF# names\r\n千问 = Qwen # the same\r\n\r\nC# ＝ C Sharp = csharp\r\n'
    assert.deepEqual(parse(text), {
      groups: [
        ['千问', 'Qwen'],
        ['C#', 'C Sharp', 'csharp'],
      ],
      diagnostics: [],
    })
  })

  it('reports lines that are no list of different words, and reads on', () => {
    const { groups, diagnostics } = parse('千问\n  Qwen =\nAI = ai\na = b\n')
    assert.deepEqual(groups, [['a', 'b']])
    assert.deepEqual(
      diagnostics.map(({ rule, severity, file, line, column }) => ({ rule, severity, file, line, column })),
      [
        [1, 1],
        [2, 3],
        [3, 1],
      ].map(([line, column]) => ({
        rule: 'synonym-invalid',
        severity: 'error',
        file: 'synonyms.txt',
        line,
        column,
      })),
    )
  })
})

describe('readSynonyms', () => {
  it('reads the file of a content folder, where there is one', async test => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tidings-synonyms-'))
    test.after(() => rm(folder, { recursive: true }))
    assert.deepEqual(await readSynonyms(folder), { groups: [], diagnostics: [] })
    await writeFile(path.join(folder, 'synonyms.txt'), '千问 = Qwen\n')
    assert.deepEqual(await readSynonyms(folder), { groups: [['千问', 'Qwen']], diagnostics: [] })
  })
})

describe('synonymIndex', () => {
  const synonyms = (query: string): readonly string[] => {
    const lookUp = synonymIndex([
      ['千问', 'Qwen'],
      ['Qwen', '通义'],
      ['开发', 'Dev'],
    ])
    return parseQuery(query)
      .terms.flatMap(lookUp)
      .map(({ text }) => text)
  }

  it('finds the synonyms of a whole term, without regard to case and script', () => {
    assert.deepEqual(synonyms('千问'), ['Qwen'])
    assert.deepEqual(synonyms('QWEN'), ['千问', '通义'])
    assert.deepEqual(synonyms('開發'), ['Dev'])
    assert.deepEqual(synonyms('千问模型'), [])
    assert.deepEqual(synonyms('"千问"'), [])
  })

  it('looks for a synonym of Latin and Han with a space between them and without', () => {
    const lookUp = synonymIndex([['大语言模型', 'LLM 模型']])
    const found = parseQuery('大语言模型').terms.flatMap(lookUp)
    assert.deepEqual(
      found.map(({ keys }) => keys.map(textOfKey)),
      [
        ['llm', '模', '型'],
        ['llm', ' ', '模', '型'],
      ],
    )
  })
})

import assert from 'node:assert/strict'
import type { Construct, State } from 'micromark-util-types'
import type { Processor } from 'unified'
import { extendByDocument } from './extend-by-document.ts'
import { quoteDepth } from './limits.ts'
import { linesOf } from './lines.ts'

/**
 * A plugin of unified that makes text right below a quote or a table a paragraph of its own: single line breaks are meant in
 * posts. CommonMark adds such a line to the quote (https://spec.commonmark.org/0.31.2/#lazy-continuation-line), GFM adds it
 * to the table. Text below a list's item stays the item's, which posts mean by it. Needs GFM's tables.
 */
export function remarkOwnLines(this: Processor): void {
  const extensions = this.data().micromarkExtensions ?? []
  const table = extensions.flatMap(({ flow }) => flow?.null ?? []).find(({ name }) => name === 'table')
  assert(table, 'expected tables before this plugin')
  const rows = tableOfPipes(table)
  extendByDocument(this, document => {
    // A construct costs an attempt at every line: most posts have no quotes and no tables.
    const quotes = document.includes('>') ? [lineBelowQuote(document)] : []
    const tables = TABLE.test(document) ? [rows] : []
    return { syntax: { disable: { null: ['table'] }, flow: { null: [...quotes, ...tables] } } }
  })
}

/** What the row below a table's head holds: https://github.github.com/gfm/#delimiter-row. */
const TABLE = /\||:-|-:/

/** A block that begins, without a character of its own, where a line is less deep in quotes than the line before. */
function lineBelowQuote(document: string): Construct {
  const depths = linesOf(document).map(quoteDepth)
  return {
    name: 'lineBelowQuote',
    tokenize(_, ok, nok) {
      return code => {
        const { line } = this.now()
        // micromark calls a line lazy if a container around it does not go on there.
        const isBelow =
          this.interrupt === true &&
          this.parser.lazy[line] === true &&
          (depths[line - 1] ?? 0) < (depths[line - 2] ?? 0)
        return isBelow ? ok(code) : nok(code)
      }
    },
  }
}

/** Tables whose rows below the head hold a `|` each. */
function tableOfPipes(table: Construct): Construct {
  return {
    ...table,
    name: 'tableOfPipes',
    tokenize(effects, ok, nok) {
      const start = table.tokenize.call(this, effects, ok, nok)
      const above = this.events.findLast(
        ([, { type }]) => type !== 'lineEnding' && type !== 'linePrefix',
      )?.[1]
      return above && ROWS.includes(above.type) ? effects.check(pipeOnLine, start, nok) : start
    },
  }
}

/** Tokens that end with a row, by the names that micromark-extension-gfm-table gives them. */
const ROWS: readonly string[] = ['tableHead', 'tableRow']

const pipeOnLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const inside: State = code => {
      if (code !== codes.pipe && code !== null && code > codes.lineEnding) {
        effects.consume(code)
        return inside
      }
      effects.exit('data')
      return code === codes.pipe ? ok(code) : nok(code)
    }
    return code => {
      if (code === codes.pipe) return ok(code)
      effects.enter('data')
      return inside(code)
    }
  },
}

/** Line endings are -5 to -3 in micromark, tabs and their spaces -2 and -1. */
const codes = { pipe: 124, lineEnding: -3 }

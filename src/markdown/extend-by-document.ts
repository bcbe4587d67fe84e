import assert from 'node:assert/strict'
import type { Data, Processor } from 'unified'

type Extensions<Name extends 'micromarkExtensions' | 'fromMarkdownExtensions'> = NonNullable<Data[Name]>

/** Extensions of micromark (`syntax`) and of mdast-util-from-markdown (`tree`). */
export interface DocumentExtensions {
  readonly syntax: Extensions<'micromarkExtensions'>
  readonly tree?: Extensions<'fromMarkdownExtensions'>
}

/**
 * Let a processor of unified parse each document with extensions made for it alone. Wraps the parser that the processor has
 * at that time.
 */
export function extendByDocument(processor: Processor, make: (document: string) => DocumentExtensions): void {
  const data = processor.data()
  const { parser } = processor
  assert(parser, 'expected a parser to wrap')
  processor.parser = (document, file) => {
    const { micromarkExtensions = [], fromMarkdownExtensions = [] } = data
    const { syntax, tree = [] } = make(document)
    data.micromarkExtensions = [...micromarkExtensions, ...syntax]
    data.fromMarkdownExtensions = [...fromMarkdownExtensions, ...tree]
    // Parsing is synchronous: nobody else sees this document's extensions.
    try {
      return parser(document, file)
    } finally {
      Object.assign(data, { micromarkExtensions, fromMarkdownExtensions })
    }
  }
}

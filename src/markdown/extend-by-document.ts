import assert from 'node:assert/strict'
import type { Data, Processor } from 'unified'

type ExtensionOf<List extends readonly unknown[] | undefined> = Exclude<
  NonNullable<List>[number],
  readonly unknown[]
>

/** An extension of micromark, which reads tokens. */
export type SyntaxExtension = ExtensionOf<Data['micromarkExtensions']>
/** An extension of mdast-util-from-markdown, which makes nodes of tokens. */
export type TreeExtension = ExtensionOf<Data['fromMarkdownExtensions']>

/**
 * Let a processor of unified parse each document with extensions made for it alone. Wraps the parser that the processor has
 * at that time.
 */
export function extendByDocument(
  processor: Processor,
  make: (document: string) => { readonly syntax: SyntaxExtension; readonly tree?: TreeExtension },
): void {
  const data = processor.data()
  const { parser } = processor
  assert(parser, 'expected a parser to wrap')
  processor.parser = (document, file) => {
    const { micromarkExtensions = [], fromMarkdownExtensions = [] } = data
    const { syntax, tree = {} } = make(document)
    data.micromarkExtensions = [...micromarkExtensions, syntax]
    data.fromMarkdownExtensions = [...fromMarkdownExtensions, tree]
    // Parsing is synchronous: nobody else sees this document's extensions.
    try {
      return parser(document, file)
    } finally {
      Object.assign(data, { micromarkExtensions, fromMarkdownExtensions })
    }
  }
}

/**
 * Pagefind's WebAssembly program, called as the pagefind.js of its version calls it, without the 90 KB of that. One
 * program searches any number of indexes; what it answers with is read, never trusted to be there.
 */
import { pagefindVersion, type WordRange } from '../shard-files.ts'
import { writeList, writeNumber, writeText } from '../write-cbor.ts'

/** Where an index stands in the program's memory; another place after each call that changes it. */
type Pointer = number
type TextPointer = readonly [start: Pointer, length: number]

interface Exports {
  readonly memory: WebAssembly.Memory
  readonly __wbindgen_externrefs: WebAssembly.Table
  __wbindgen_start(): void
  __wbindgen_malloc(size: number, align: number): Pointer
  __wbindgen_free(start: Pointer, size: number, align: number): void
  init_pagefind(...meta: TextPointer): Pointer
  load_index_chunk(index: Pointer, ...chunk: TextPointer): Pointer
  request_indexes(index: Pointer, ...words: TextPointer): TextPointer
  search(index: Pointer, ...request: number[]): TextPointer
}

/** A row that holds what was looked for, and the position of its first match. */
export interface FoundRow {
  readonly row: number
  readonly lead: number
}

export interface ProgramIndex {
  /** Numbers of the chunks that hold words which go on from the last of these words, or are one of them. */
  chunksFor(words: string): readonly number[]
  addChunk(chunk: Uint8Array): void
  /** Rows that hold the words as a phrase; or each of them, of which any may go on. */
  search(words: string, isPhrase: boolean): readonly FoundRow[]
}

export interface PagefindProgram {
  /** Open an index of rows and chunks of words, none of which is loaded yet. */
  openIndex(rows: number, ranges: readonly WordRange[]): ProgramIndex
}

interface Answer {
  readonly results: readonly { readonly p: string; readonly l: readonly { readonly l: number }[] }[]
}

export async function startProgram(code: Uint8Array<ArrayBuffer>): Promise<PagefindProgram> {
  const { instance } = await WebAssembly.instantiate(code, {
    './pagefind_web_bg.js': {
      __wbindgen_init_externref_table: () => {
        const table = program.__wbindgen_externrefs
        const first = table.grow(4)
        for (const [at, value] of [undefined, null, true, false].entries()) table.set(first + at, value)
        table.set(0, undefined)
      },
    },
  })
  const program = instance.exports as unknown as Exports
  program.__wbindgen_start()

  const give = (bytes: Uint8Array): TextPointer => {
    const start = program.__wbindgen_malloc(bytes.length, 1) >>> 0
    new Uint8Array(program.memory.buffer, start, bytes.length).set(bytes)
    return [start, bytes.length]
  }
  const giveText = (text: string): TextPointer => give(new TextEncoder().encode(text))
  const take = ([start, length]: TextPointer): unknown => {
    const text = new TextDecoder().decode(new Uint8Array(program.memory.buffer, start >>> 0, length))
    program.__wbindgen_free(start, length, 1)
    return JSON.parse(text)
  }

  return {
    openIndex: (rows, ranges) => {
      let index = program.init_pagefind(...give(metaOf(rows, ranges)))
      return {
        chunksFor: words =>
          (take(program.request_indexes(index, ...giveText(words))) as string[]).map(Number),
        addChunk: chunk => {
          index = program.load_index_chunk(index, ...give(chunk))
        },
        search: (words, isPhrase) => {
          const [term, original, filters, sort] = [words, words, '{}', ''].map(giveText)
          const request = [term, original, filters, sort].flatMap(text => text ?? [])
          const { results } = take(program.search(index, ...request, Number(isPhrase), 0)) as Answer
          return results.map(({ p, l }) => ({ row: Number(p), lead: l[0]?.l ?? 0 }))
        },
      }
    },
  }
}

/** What Pagefind writes of an index, without what nobody asks for: lengths of pages, filters, orders, fields. */
function metaOf(rows: number, ranges: readonly WordRange[]): Uint8Array {
  const page = (row: number): Uint8Array => writeList([writeText(String(row)), writeNumber(1), writeText('')])
  const none = writeList([])
  return writeList([
    writeText(pagefindVersion),
    writeList(Array.from({ length: rows }, (_, row) => page(row))),
    writeList(ranges.map((range, number) => writeList([...range, String(number)].map(writeText)))),
    none,
    none,
    none,
  ])
}

/**
 * The one door to Pagefind: a text goes in, its inverted index comes out. No other module knows Pagefind's formats.
 *
 * `.pf_meta` is `[version, …, chunks]`, a chunk `[…, …, name]`. `.pf_index` is `[words]`, a word `[text, pages, …]`, a
 * page `[number, positions, …]`. A position is the distance from the one before; a number below zero is a weight, not a
 * position.
 */
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { IndexFile } from 'pagefind'
import * as pagefind from 'pagefind'
import { InputError } from '../../errors.ts'
import { type CborValue, cborList, readCbor } from './read-cbor.ts'
import { pagefindVersion } from './version.ts'

/** A word of a text, and where it stands in it: at 0 where it is the first word. Positions ascend. */
export interface InvertedWord {
  readonly word: string
  readonly positions: readonly number[]
}

/** A code without a language behind it: Pagefind then neither stems words nor cuts Chinese by its dictionary. */
const LANGUAGE = 'unknown'

/** Stands at the head of each file that Pagefind writes, once it is unpacked. */
const SIGNATURE = 'pagefind_dcd'

/**
 * Index a text, words with one space between them, and return its words in no order. Words must be such that Pagefind
 * leaves them alone, see `tokens.ts`; of `.`, which it drops, it counts the position.
 *
 * Pagefind is a process of its own, one a thread, which ends with the index: it does not give its memory back before.
 * Its files come through a pipe, so that a process that is killed leaves none. One call at a time in a thread. Throws
 * what Pagefind reports as an error, and InputError where it is not installed, or another version of it.
 */
export async function invertText(text: string): Promise<readonly InvertedWord[]> {
  // Of a text without words, Pagefind writes no index.
  if (/^[. ]*$/.test(text)) return []
  try {
    const created = await pagefind.createIndex({ forceLanguage: LANGUAGE }).catch(explainMissing)
    const index = checkAnswer(created).index
    if (!index) throw new Error('Pagefind made no index')
    checkAnswer(await index.addCustomRecord({ url: '/', language: LANGUAGE, content: text }))
    return await readFiles(checkAnswer(await index.getFiles()).files)
  } finally {
    await pagefind.close()
  }
}

/**
 * Pagefind's program for a system is a package of its own, optional to npm; without it, Pagefind asks for a bug report.
 */
function explainMissing(error: unknown): never {
  if (!(error instanceof Error && error.message.startsWith('Failed to install'))) throw error
  throw new InputError(
    'Cannot find the program of Pagefind. Install all packages, the optional ones too: `npm ci`.',
  )
}

function checkAnswer<Answer extends { readonly errors: readonly string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`)
  return answer
}

async function readFiles(files: readonly IndexFile[]): Promise<readonly InvertedWord[]> {
  const named = new Map(files.map(file => [basename(file.path), file]))
  const meta = [...named].find(([name]) => name.endsWith('.pf_meta'))
  const [version, , chunks] = cborList(await readFile(meta?.[1], '.pf_meta'))
  if (version !== pagefindVersion) {
    throw new InputError(`Expected an index by Pagefind ${pagefindVersion}, found one by ${version}.`)
  }
  const read = cborList(chunks).map(async chunk => {
    const name = `${cborList(chunk)[2]}.pf_index`
    const [words] = cborList(await readFile(named.get(name), name))
    return cborList(words).map(readWord)
  })
  return (await Promise.all(read)).flat()
}

async function readFile(file: IndexFile | undefined, name: string): Promise<CborValue> {
  if (!file) throw new Error(`expected a file ${name} from Pagefind`)
  const unpacked = await promisify(gunzip)(file.content)
  if (unpacked.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE) {
    throw new Error(`expected ${SIGNATURE} at the head of ${file.path}`)
  }
  return readCbor(unpacked.subarray(SIGNATURE.length))
}

function readWord(value: CborValue): InvertedWord {
  const [word, pages] = cborList(value)
  const [page, ...others] = cborList(pages)
  if (others.length > 0) throw new Error('expected an index of one page')
  const positions: number[] = []
  let position = 0
  for (const distance of cborList(cborList(page)[1])) {
    if (typeof distance !== 'number') throw new Error('expected a position')
    if (distance < 0) continue
    position += distance
    positions.push(position)
  }
  return { word: String(word), positions }
}

import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { IndexFile } from 'pagefind'
import * as pagefind from 'pagefind'

/** What Pagefind makes of an index, unpacked; all of it is CBOR. */
export interface PagefindFiles {
  readonly meta: Buffer
  /** Chunks of the index by their names. */
  readonly chunks: ReadonlyMap<string, Buffer>
}

/** A code Pagefind knows nothing about: it neither stems words nor cuts Chinese by its dictionary. */
const LANGUAGE = 'unknown'

/** Stands at the head of all that Pagefind writes. */
const SIGNATURE = 'pagefind_dcd'

/**
 * Index a text, words with spaces between them, as one page of Pagefind. Pagefind works in a process of its own, one a
 * thread, which ends with the index: it does not give its memory back before. Its files come by a pipe, so that a process
 * that is killed leaves none. One call at a time in a thread. Throws what Pagefind reports as an error.
 */
export async function makePagefind(content: string): Promise<PagefindFiles> {
  try {
    const created = await pagefind.createIndex({ forceLanguage: LANGUAGE })
    const index = sound(created).index
    if (!index) throw new Error('Pagefind made no index')
    sound(await index.addCustomRecord({ url: '/', language: LANGUAGE, content }))
    return await unpackFiles(sound(await index.getFiles()).files)
  } finally {
    await pagefind.close()
  }
}

async function unpackFiles(files: readonly IndexFile[]): Promise<PagefindFiles> {
  const metaFile = files.find(({ path }) => path.endsWith('.pf_meta'))
  if (!metaFile) throw new Error('Pagefind made no index')
  const chunks = files
    .filter(({ path }) => path.endsWith('.pf_index'))
    .map(async file => [basename(file.path, '.pf_index'), await unpack(file)] as const)
  return { meta: await unpack(metaFile), chunks: new Map(await Promise.all(chunks)) }
}

async function unpack({ path, content }: IndexFile): Promise<Buffer> {
  const unpacked = await promisify(gunzip)(content)
  if (unpacked.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE) {
    throw new Error(`expected ${SIGNATURE} at the head of ${path}`)
  }
  return unpacked.subarray(SIGNATURE.length)
}

function sound<Answer extends { readonly errors: readonly string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`)
  return answer
}

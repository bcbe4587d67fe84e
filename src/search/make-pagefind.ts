import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
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
 * thread, which ends with the index: it does not give its memory back before. One call at a time in a thread. Throws
 * what Pagefind reports as an error.
 */
export async function makePagefind(content: string): Promise<PagefindFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-pagefind-'))
  try {
    const created = await pagefind.createIndex({ forceLanguage: LANGUAGE })
    const index = sound(created).index
    if (!index) throw new Error('Pagefind made no index')
    sound(await index.addCustomRecord({ url: '/', language: LANGUAGE, content }))
    sound(await index.writeFiles({ outputPath: folder }))
    return await readFiles(folder)
  } finally {
    await pagefind.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function readFiles(folder: string): Promise<PagefindFiles> {
  const metaFile = (await readdir(folder)).find(name => name.endsWith('.pf_meta'))
  if (!metaFile) throw new Error('Pagefind wrote no index')
  const index = join(folder, 'index')
  const chunks = (await readdir(index)).map(async name => {
    return [name.replace('.pf_index', ''), await readUnpacked(join(index, name))] as const
  })
  return { meta: await readUnpacked(join(folder, metaFile)), chunks: new Map(await Promise.all(chunks)) }
}

async function readUnpacked(file: string): Promise<Buffer> {
  const unpacked = await promisify(gunzip)(await readFile(file))
  if (unpacked.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE) {
    throw new Error(`expected ${SIGNATURE} at the head of ${file}`)
  }
  return unpacked.subarray(SIGNATURE.length)
}

function sound<Answer extends { readonly errors: readonly string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`)
  return answer
}

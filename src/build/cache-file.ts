import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Read one cache file. Returns undefined where there is none, where its checksum does not match, or where another version
 * of the program wrote it: the value is then made anew.
 */
export function readCacheFile(file: string, version: string): unknown {
  if (!existsSync(file)) return undefined
  try {
    const bytes = readFileSync(file)
    const end = bytes.indexOf('\n')
    const json = bytes.subarray(end + 1)
    return bytes.toString('utf8', 0, end) === checksum(json, version)
      ? JSON.parse(json.toString())
      : undefined
  } catch {
    return undefined
  }
}

/** Write one cache file atomically; the value is what JSON can hold. On a full disk nothing is cached, and nothing fails. */
export function writeCacheFile(file: string, version: string, value: unknown): void {
  const json = Buffer.from(JSON.stringify(value))
  const draft = `${file}.${process.pid}`
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(draft, Buffer.concat([Buffer.from(`${checksum(json, version)}\n`), json]))
    renameSync(draft, file)
  } catch {}
}

function checksum(json: Buffer, version: string): string {
  return createHash('sha256').update(`${version}\n`).update(json).digest('base64url')
}

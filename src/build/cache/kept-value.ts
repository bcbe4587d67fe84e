import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Read what `keepValue` wrote for the same version of the program. Undefined where there is nothing, or nothing that is
 * whole: a damaged file, or another version's, costs the time to make its value again.
 */
export function readKept(file: string, version: string): unknown {
  if (!existsSync(file)) return undefined
  try {
    const bytes = readFileSync(file)
    const end = bytes.indexOf('\n')
    const json = bytes.subarray(end + 1)
    return bytes.toString('utf8', 0, end) === seal(json, version) ? JSON.parse(json.toString()) : undefined
  } catch {
    return undefined
  }
}

/** Keep a value that JSON can hold. A cache that cannot be written, on a full disk, is one that is not there. */
export function keepValue(file: string, version: string, value: unknown): void {
  const json = Buffer.from(JSON.stringify(value))
  const draft = `${file}.${process.pid}`
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(draft, Buffer.concat([Buffer.from(`${seal(json, version)}\n`), json]))
    renameSync(draft, file)
  } catch {}
}

function seal(json: Buffer, version: string): string {
  return createHash('sha256').update(`${version}\n`).update(json).digest('base64url')
}

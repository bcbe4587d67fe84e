import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { getHeapCodeStatistics, setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { crc32 } from 'node:zlib'

/** The script of a bundle. */
export const mainName = 'main.cjs'
/** What V8 compiled of it in earlier runs; https://v8.dev/blog/code-caching-for-devs. */
const compiledName = 'compiled'

/**
 * How many bytes of bytecode Node 20's V8 runs of a function before it optimizes it; without this, 132 KiB. Optimizing
 * what a run on a month's posts is soon done with took a quarter of its work.
 */
const bytecodeBeforeOptimizing = 1_000_000

/** More code than that of the runs before, by so much, is worth being kept. */
const worthwhileGrowth = 1.1

/**
 * Run the script of a bundle by the code that earlier runs compiled, and keep what this run compiles anew. Code that is
 * damaged, or another V8's, is compiled anew. A thread runs it for what it exports.
 */
export function runBundle(bundle) {
  optimizeLater()
  const file = path.join(bundle, mainName)
  const kept = readCompiled(bundle)
  const source = `(function (module, require, bundleImport, bundleUrl) {'use strict';${readFileSync(file, 'utf8')}\n})`
  const script = new Script(source, { filename: file, ...(kept && { cachedData: kept.code }) })
  const known = kept && !script.cachedDataRejected ? kept.size : 0
  if (isMainThread) {
    process.on('exit', () => {
      const size = getHeapCodeStatistics().bytecode_and_metadata_size
      if (size > known * worthwhileGrowth) keepCompiled(bundle, size, script.createCachedData())
    })
  }
  const main = new Module(file)
  const require = createRequire(file)
  require.cache[file] = main
  script.runInThisContext()(main, require, name => import(name), pathToFileURL(file).href)
  return main.exports
}

/** A flag counts as part of the code that V8 keeps: it is set before a script is made. Later V8s know no such flag. */
function optimizeLater() {
  if (Number.parseInt(process.versions.v8, 10) < 12)
    setFlagsFromString(`--interrupt-budget=${bytecodeBeforeOptimizing}`)
}

/** Code that was compiled, and its size in a heap; undefined where there is none, or what is there is damaged. */
function readCompiled(bundle) {
  try {
    const bytes = readFileSync(path.join(bundle, compiledName))
    const content = bytes.subarray(4)
    if (bytes.readUInt32LE() !== crc32(content)) return undefined
    return { size: content.readUInt32LE(), code: content.subarray(4) }
  } catch {
    return undefined
  }
}

function keepCompiled(bundle, size, code) {
  const head = Buffer.alloc(8)
  head.writeUInt32LE(size, 4)
  head.writeUInt32LE(crc32(code, crc32(head.subarray(4))))
  const draft = path.join(bundle, `${compiledName}.${process.pid}`)
  try {
    writeFileSync(draft, Buffer.concat([head, code]))
    renameSync(draft, path.join(bundle, compiledName))
  } catch {
    // The next run compiles anew: a run that did its work does not fail for that.
  }
}

#!/usr/bin/env node
/*
 * The command line: `tidings …`. Any Node from 12 on can parse this file, which imports nothing before it has checked the
 * version: a Node that is too old gets a sentence, not the stack of what it does not know.
 */

const [major, minor] = process.versions.node.split('.').map(Number)

// `engines` of package.json says the same.
if ((major === 20 && minor >= 19) || (major === 22 && minor >= 1) || major > 22) {
  import('./start.mjs')
} else {
  process.stderr.write(
    `error: Unexpected Node ${process.versions.node}, expected 20.19 or a later 20, or 22.1 or newer\n`,
  )
  process.exitCode = 2
}

/*
 * End with a sentence on a Node that is too old for the program, rather than with the stack of what that Node does not know.
 * Any Node from 12 on can parse this file, which imports nothing. `engines` of package.json says the same.
 */

const [major, minor] = process.versions.node.split('.').map(Number)

if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 1) || major > 22)) {
  process.stderr.write(
    `error: Unexpected Node ${process.versions.node}, expected 20.19 or a later 20, or 22.1 or newer\n`,
  )
  process.exit(2)
}

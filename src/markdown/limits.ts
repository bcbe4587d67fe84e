/**
 * How much a body may hold before it is shown as plain paragraphs. micromark takes time with the square of each of these,
 * and a frame of the stack for every container in a container. The longest posts stay far below.
 */
const LIMITS = {
  characters: 200_000,
  emphasis: 2000,
  brackets: 2000,
  containers: 3000,
  continuations: 1000,
  depth: 20,
}

/** What opens a blockquote or a list item at the start of a line. */
const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))+/
const CONTAINER = /[>.)*+-]/g
const RULER = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/

/** Tell whether a body can be parsed as Markdown in time that grows with its size only. Linear itself. */
export function isParsable(markdown: string): boolean {
  if (markdown.length > LIMITS.characters) return false
  if (count(markdown, /\*+|_+|~+/g) > LIMITS.emphasis || count(markdown, /[[\]]/g) > LIMITS.brackets)
    return false
  let containers = 0
  let continuations = 0
  let isInContainer = false
  for (const line of markdown.split(/\r\n?|\n/)) {
    const depth = RULER.test(line) ? 0 : count(CONTAINERS.exec(line)?.[0] ?? '', CONTAINER)
    if (depth > LIMITS.depth || /^[ \t]{100}[ \t]*[-+*>\d]/.test(line)) return false
    containers += depth
    const isBlank = line.trim() === ''
    if (isInContainer && depth === 0 && !isBlank) continuations += 1
    isInContainer = depth > 0 || (isInContainer && !isBlank)
    if (containers > LIMITS.containers || continuations > LIMITS.continuations) return false
  }
  return true
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Half the width of a Han character is one column; a line of a digest has about so many. */
const columnsPerLine = 74
const mostLines = 26
/** The space after a paragraph, in lines. */
const paragraphGap = 0.5

/** Decide whether a text is so long that a digest folds it. Reads no further than it takes to know. */
export function isLong(text: string): boolean {
  let lines = 0
  let columns = 0
  for (const character of text) {
    if (character === '\n') {
      lines += paragraphGap
      columns = 0
    } else {
      if (columns === 0) lines++
      columns = (columns + (character >= '\u1100' ? 2 : 1)) % columnsPerLine
    }
    if (lines > mostLines) return true
  }
  return false
}

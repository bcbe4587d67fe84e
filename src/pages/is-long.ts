/** Columns of a line of a digest; a Han character takes two. */
const columnsPerLine = 74
const mostLines = 26
/** The space after a paragraph, in lines. */
const paragraphGap = 0.5

const LINE_FEED = 0x0a
/** Characters from here on are nearly all of East Asian scripts, and take two columns. */
const FIRST_WIDE = 0x1100

/** Decide whether a text is so long that a digest folds it. Stops reading at the limit. */
export function isLong(text: string): boolean {
  let lines = 0
  let columns = 0
  // By UTF-16 units: reading characters would make a string of each.
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset)
    if (unit === LINE_FEED) {
      lines += paragraphGap
      columns = 0
    } else if (!isLowSurrogate(unit)) {
      if (columns === 0) lines++
      columns = (columns + (unit >= FIRST_WIDE ? 2 : 1)) % columnsPerLine
    }
    if (lines > mostLines) return true
  }
  return false
}

/** The second half of a character that takes two units. */
function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

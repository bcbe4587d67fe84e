/** Half the width of a Han character is one column; a line of a digest has about so many. */
const columnsPerLine = 74
const mostLines = 26
/** The space after a paragraph, in lines. */
const paragraphGap = 0.5

const LINE_FEED = 0x0a
/** From here on, nearly all that posts hold is of East Asian scripts. */
const FIRST_WIDE = 0x1100

/** Decide whether a text is so long that a digest folds it. Reads no further than it takes to know. */
export function isLong(text: string): boolean {
  let lines = 0
  let columns = 0
  // By its units: a long text is read for every digest that holds it, and characters would be strings of their own.
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
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

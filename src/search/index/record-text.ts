interface Byline {
  readonly author: string
  readonly handle: string
}

/** Write what is searched of a post: its text, then its author's name and handle on lines of their own. */
export function recordText(text: string, byline: Byline): string {
  return text + bylineText(byline)
}

/** Take the post's text back from what {@link recordText} wrote. */
export function postText(recorded: string, byline: Byline): string {
  return recorded.slice(0, Math.max(0, recorded.length - bylineText(byline).length))
}

function bylineText({ author, handle }: Byline): string {
  return author ? `\n${author}\n@${handle}` : `\n@${handle}`
}

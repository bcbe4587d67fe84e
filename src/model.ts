/**
 * The words every stage shares. A value grows stage by stage (RawEntry → Entry → Post → RenderedPost); no stage
 * changes the value it was given, and a later type holds nothing of an earlier one's mess.
 */

/** A calendar day, `YYYY-MM-DD`. Never a `Date`: a day belongs to no time zone. */
export type Day = string

/** A place in a source text: line and column from 1, offset from 0; columns and offsets in UTF-16 units. */
export interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
}

export type Severity = 'error' | 'warning' | 'note'

/**
 * A problem of the input. An error means that something was not imported; a warning, that it was; a note tells what
 * becomes of something that is no problem.
 */
export interface Diagnostic {
  readonly rule: string
  readonly severity: Severity
  readonly file: string
  readonly line: number
  readonly column: number
  /** "Unexpected X, expected Y". */
  readonly message: string
  /** How the file is mended, where only one way makes sense. */
  readonly fix?: Fix
}

/** Replace `count` lines of a file, from `line` on, by others; with a count of 0, put them above that line. */
export interface Fix {
  /** From 1. */
  readonly line: number
  readonly count: number
  /** One line or several, without the line ending of the last. */
  readonly text: string
}

/** Why a slice of a feed is no entry yet: its header has a slip. */
export interface HeaderFault {
  readonly diagnostic: Diagnostic
  /** The day in the head, where it is sound. */
  readonly day?: Day
}

/** One slice of a feed: from the beginning of an entry to the next one. The slices joined (with the preamble) are the feed. */
export interface RawEntry {
  /** Missing where the header is, or holds none. */
  readonly number?: number
  readonly text: string
  readonly start: Point
  /** Missing where the number line is sound. */
  readonly fault?: HeaderFault
}

/** `post`: the entry's own; `thread`: its author goes on; `quote`: a post of somebody else. */
export type PartKind = 'post' | 'thread' | 'quote'

export interface PartHead {
  readonly kind: PartKind
  /** Display name, as written. */
  readonly author: string
  /** Without `@`, as written; two handles are the same author without regard to case. */
  readonly handle: string
}

export interface Part extends PartHead {
  /** Markdown as the curator's editor left it, broken mentions joined, leftovers of X's interface removed. */
  readonly body: string
  /** A status URL that stood beside the part's own header. */
  readonly source?: string
}

/** An entry that holds at least one post (an entry with a date and nothing else is a stub, and only counted). */
export interface Entry {
  readonly number: number
  readonly date: Day
  readonly source?: string
  readonly parts: readonly [Part, ...Part[]]
  readonly start: Point
}

/** What one file of content/posts holds: its front matter, and the body as portable Markdown. */
export interface Post extends Omit<PartHead, 'kind'> {
  /** Name of the dump: its file name without extension. */
  readonly feed: string
  readonly number: number
  readonly date: Day
  readonly title: string
  /** Site path such as `/2024/04/09/46/`, fixed at first import. */
  readonly permalink: string
  /** Only where the entry holds more than one post: in order, the entry's own first. */
  readonly parts?: readonly PartHead[]
  /** Status URL on X that the entry was copied from. */
  readonly source?: string
  /** Hashtags as written, without `#`, each once. */
  readonly tags: readonly string[]
  /** Site paths that the post had before, or has beside its permalink: each leads to it. */
  readonly aliases?: readonly string[]
  /** The day on which import last changed what the post says, where that is later than `date`. */
  readonly updated?: Day
  readonly body: string
}

/** What the curator says of a day, a week or a month: a file of content/digests. */
export interface Lead {
  /** Site path of the digest. */
  readonly path: string
  /** The first day of the digest that has posts. */
  readonly date: Day
  readonly title?: string
  /** Permalinks of posts that stand first, in this order; in a week or a month, on their days. */
  readonly order: readonly string[]
  /** Permalinks of posts that are recommended. */
  readonly picks: readonly string[]
  /** Markdown; may be empty. */
  readonly body: string
}

/** A lead with what pages and files show of it. */
export interface RenderedLead extends Omit<Lead, 'picks'> {
  readonly picks: readonly RenderedPost[]
  /** Sanitised. */
  readonly html: string
  readonly text: string
  readonly lang: string
}

/** A page of the curator's own: a file of content/pages. */
export interface OwnPage {
  readonly file: string
  /** Site path. */
  readonly path: string
  /** Absent only for the page about the archive, which has one. */
  readonly title?: string
  readonly description?: string
  /** Markdown. */
  readonly body: string
}

/** A page of the curator's own with what is shown of it. */
export interface RenderedOwnPage extends Omit<OwnPage, 'body'> {
  /** Sanitised. */
  readonly html: string
  readonly lang: string
}

/** The handles of one person, two or more where the curator says so: that of their page first. */
export type Person = readonly [handle: string, ...others: string[]]

/** A post with everything a page or the search index shows of its body. */
export interface RenderedPost extends Post {
  /** Sanitised HTML of the body. */
  readonly html: string
  /** Of the HTML as UTF-8. */
  readonly htmlBytes: number
  /** The body's visible text, paragraphs separated by a line feed. */
  readonly text: string
  /** BCP 47 tag of the language the body is written in, found from its text: `zh`, `en`, `ja`, `ko`. */
  readonly lang: string
  /** Web addresses that the body leads to, in order, each once; mentions and hashtags are none. */
  readonly links: readonly string[]
  /** Its pictures in `content/media`, in order; missing where it has none. */
  readonly pictures?: readonly ShownPicture[]
  /** Names of the topics it is about, in the order it names them; those that only a quoted post names come last. */
  readonly topics: readonly string[]
  /** Those of the topics that only a quoted post names. */
  readonly quotedTopics: readonly string[]
  /** Those of the topics that its title names. */
  readonly titleTopics: readonly string[]
  /** Those of its hashtags that are the name of no topic. */
  readonly otherTags: readonly string[]
}

/** A picture or film in `content/media`, as pages show it. Paths are the site's. */
export interface Media {
  /** A film is played, an animation is shown still until it is opened. */
  readonly kind: 'picture' | 'animation' | 'film'
  /** What opens: the largest size in the original's format, or the animation or film itself. */
  readonly path: string
  /** Of what is shown in place, in CSS pixels; a film's are not known. */
  readonly width?: number
  readonly height?: number
  /** Its colour while it loads: a digit from 0 to 2 for each of red, green and blue. */
  readonly colour?: string
  /** The formats to choose from, the best first; the last one every browser shows. */
  readonly formats: readonly MediaFormat[]
}

export interface MediaFormat {
  readonly type: string
  /** From narrow to wide. */
  readonly files: readonly { readonly path: string; readonly width: number }[]
}

/** A picture that a post shows, for programs. */
export interface ShownPicture extends Pick<Media, 'path' | 'width' | 'height'> {
  /** Its address in the body. */
  readonly url: string
  /** What it shows, in words. */
  readonly alt: string
}

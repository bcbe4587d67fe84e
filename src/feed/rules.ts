import type { Diagnostic, Fix, Severity } from '../model.ts'
import type { Source } from './source.ts'

/**
 * Every problem that a feed, or a file or list of the content folder, can have: rule id → severity and what it means. Ids
 * are stable; the table in docs/format.md is compared with this list by a test.
 */
export const rules = {
  'not-utf8': { severity: 'error', meaning: 'bytes that are neither UTF-8 nor UTF-16 text' },
  'feed-empty': { severity: 'error', meaning: 'a feed without any text' },
  'entry-none': { severity: 'error', meaning: 'a feed without a single sound entry' },
  'header-malformed': {
    severity: 'error',
    meaning: 'a header that is not written `### 46`, above a date, a name and a handle',
  },
  'header-missing': { severity: 'error', meaning: 'a date, a name and a handle without a header above them' },
  'date-missing': { severity: 'error', meaning: 'an entry whose header is not followed by a date' },
  'date-invalid': {
    severity: 'error',
    meaning: 'a date from which no day of the calendar follows; `YYYY-MM-DD` is how it is written',
  },
  'date-implausible': {
    severity: 'warning',
    meaning:
      'a date far from those beside it, or outside the month the feed is named for; more than a year away, or before X: an error',
  },
  'text-before-author': { severity: 'error', meaning: 'text between the date and the name of the author' },
  'handle-missing': { severity: 'error', meaning: 'an entry with a body but no `@handle` below its author' },
  'handle-invalid': { severity: 'error', meaning: 'a handle with characters X does not allow' },
  'author-missing': { severity: 'warning', meaning: 'a handle without a display name above it' },
  'number-duplicate': { severity: 'warning', meaning: 'an entry number used before' },
  'number-order': { severity: 'warning', meaning: 'an entry number below the one before it' },
  'number-missing': { severity: 'warning', meaning: 'entry numbers left out' },
  'date-order': { severity: 'warning', meaning: 'a date before that of the entry above' },
  'quote-empty': { severity: 'warning', meaning: 'a quoted post or thread post without text' },
  'post-empty': { severity: 'error', meaning: 'an entry with author and handle but no text' },
  'post-duplicate': { severity: 'warning', meaning: 'the same text by the same author again' },
  'fence-unclosed': { severity: 'warning', meaning: 'a code fence that is not closed in its post' },
  'html-pasted': { severity: 'note', meaning: 'HTML in a post, shown as words' },
  'image-pasted': { severity: 'note', meaning: 'an image in a post that lies elsewhere on the web' },
  'image-local': { severity: 'warning', meaning: 'an image in a post whose file is not there' },
  'image-invalid': {
    severity: 'warning',
    meaning: 'an image in a post whose file cannot be shown: its type, size, name or place',
  },
  footnote: { severity: 'note', meaning: 'a footnote in a post' },
  'control-character': { severity: 'warning', meaning: 'a control character, left out of the post' },
  'front-matter': {
    severity: 'error',
    meaning: 'a file of `content/posts` whose front matter cannot be read',
  },
  'permalink-duplicate': {
    severity: 'error',
    meaning: 'a file of `content/posts` with the permalink of another',
  },
  'synonym-invalid': {
    severity: 'error',
    meaning: 'a line of `content/synonyms.txt` that is no list of different words, left out',
  },
  'topic-invalid': {
    severity: 'error',
    meaning: 'a line of `content/topics.txt` that is no group, topic or `!Name`, left out',
  },
  'topic-duplicate': {
    severity: 'error',
    meaning: 'a name of `content/topics.txt` that an earlier topic there has, left out',
  },
  'topic-unknown': {
    severity: 'warning',
    meaning: 'a `!Name` of `content/topics.txt` that switches off a topic there is not',
  },
  'digest-invalid': {
    severity: 'error',
    meaning: 'a file of `content/digests` that cannot be read, or is of no day, week or month with posts',
  },
  'digest-key': {
    severity: 'warning',
    meaning: 'a key of such a file that is not `title`, `order` or `picks`',
  },
  'digest-post': {
    severity: 'warning',
    meaning: 'a number in such a file that is not that of one post of the digest, left out',
  },
  'person-invalid': {
    severity: 'error',
    meaning: 'a line of `content/authors.txt` that is no list of handles, left out',
  },
  'person-duplicate': {
    severity: 'error',
    meaning: 'a line of `content/authors.txt` with a handle that an earlier line has, left out',
  },
  'page-invalid': {
    severity: 'error',
    meaning: 'a file of `content/pages` that cannot be read, left out',
  },
  'page-key': {
    severity: 'warning',
    meaning: 'a key of such a file that is not `title`, `description` or `nav`',
  },
  'theme-style': {
    severity: 'warning',
    meaning: 'something in `theme/custom.css` that no browser understands',
  },
  'front-matter-unused': { severity: 'note', meaning: 'front matter on top of a feed, left out' },
  'export-invalid': { severity: 'error', meaning: 'an export of X that cannot be read, or a post of it' },
  repost: { severity: 'note', meaning: 'a post in an export that only repeats another, left out' },
  'post-known': {
    severity: 'note',
    meaning: 'a post in an export that the archive has from another dump, left out',
  },
  'add-refused': {
    severity: 'error',
    meaning:
      'a post for `add` that has no stub, would be read otherwise in its dump, or change another entry',
  },
  'text-before-entries': { severity: 'warning', meaning: 'text above the first entry, left out' },
} as const satisfies Record<string, { severity: Severity; meaning: string }>

export type RuleId = keyof typeof rules

/** Make a diagnostic at a UTF-16 offset of a source. The message reads "Unexpected X, expected Y". */
export function report(source: Source, rule: RuleId, offset: number, message: string, fix?: Fix): Diagnostic {
  const { line, column } = source.pointAt(offset)
  const diagnostic = { rule, severity: rules[rule].severity, file: source.file, line, column, message }
  return fix ? { ...diagnostic, fix } : diagnostic
}

/** Shorten a line for a message: 40 characters at most. */
export function clip(text: string): string {
  const characters = [...text.trim().slice(0, 100)]
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')
}

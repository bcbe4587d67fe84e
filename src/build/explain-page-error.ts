import { readFileSync } from 'node:fs'
import { splitFrontMatter } from '../content/front-matter.ts'
import { InputError } from '../errors.ts'
import { pagesFolder } from '../theme/read-theme.ts'
import { programFiles } from './eleventy-plugin.ts'

/**
 * Say where in the curator's pages and theme a run of Eleventy failed. Returns the error itself if it is not theirs.
 * Eleventy keeps the error that it met as `originalError`; Nunjucks and Liquid count lines from the end of front matter.
 */
export function explainPageError(error: unknown): unknown {
  const chain = errorsOf(error)
  const explained = chain.find(one => one instanceof InputError)
  if (explained) return explained
  const messages = chain.map(({ message }) => message)
  const [file] = messages.flatMap(message =>
    Array.from(message.matchAll(templatePath), ([, path = '']) => path),
  )
  if (file === undefined) return error
  const [, ...numbers] = /\[Line (\d+), Column (\d+)\]|line:(\d+), col:(\d+)/.exec(messages.join('\n')) ?? []
  const [line, column] = numbers.filter(number => number !== undefined).map(Number)
  const text = (messages.at(-1) ?? '').replace(/^\(.*\n\s*/, '').replace(/, file:.*/s, '')
  const [sentence = ''] = text.split('\n')
  if (sentence.startsWith('Output conflict'))
    return new InputError(`${file}:1:1: Unexpected address of a page, expected one that no other page has.`)
  const place = line === undefined ? '1:1' : `${line + headerLines(file)}:${column}`
  return new InputError(`${file}:${place}: Cannot render a page: ${sentence.replace(/\.$/, '')}.`)
}

/** Paths of the curator's templates in a message. */
const templatePath = new RegExp(`\\./(${pagesFolder}/(?!${programFiles}/)[^\\s"\`'),]+)`, 'g')

function errorsOf(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return []
  return [error, ...errorsOf(Reflect.get(error, 'originalError') ?? error.cause)]
}

/** Count the lines of a template's front matter. */
function headerLines(file: string): number {
  const text = readFileSync(file, 'utf8')
  const split = splitFrontMatter(text)
  if (split.kind === 'problem') return 0
  return text.slice(0, text.length - split.content.length).split('\n').length - 1
}

import { FAILSAFE_SCHEMA, load } from 'js-yaml'
import { readDay } from '../feed/dates.ts'
import { trimBlankLines } from '../markdown/lines.ts'
import type { Post } from '../model.ts'

/**
 * Read what can be read of a file that is no sound post: keys that stand on lines of their own (or in braces), day and
 * number from the file's name where no key tells them, and the text below. What is not there is empty, an unknown number
 * is -1. Such a post is never shown or written: it tells import which post the file is.
 */
export function salvagePost(file: string, path: string): Post {
  const head = file.slice(0, 10_000)
  const value = (key: string) => readValue(head, key)
  const [, nameDay = '', nameNumber = '-1'] = /(\d{4}-\d\d-\d\d)-(\d{1,15})(?:-\d+)?\.md$/i.exec(path) ?? []
  const number = value('number')
  const body = /^---[^\n]*\n[\s\S]*?\n---[ \t]*\r?\n([\s\S]*)$/.exec(file)?.[1] ?? ''
  return {
    feed: value('feed'),
    number: Number(/^\d{1,15}$/.test(number) ? number : nameNumber),
    date: readDay(value('date').slice(0, 10)) ?? nameDay,
    author: value('author'),
    handle: value('handle').replace(/^@/, ''),
    title: value('title'),
    permalink: value('permalink'),
    tags: [],
    body: `${trimBlankLines(body)}\n`,
  }
}

/** Read the value of a key as text, as YAML says it or else as it stands there; empty where there is none. */
function readValue(head: string, key: string): string {
  const line = new RegExp(`(?:^|([{,])[ \\t]*)["']?${key}["']?[ \\t]*:[ \\t]*(.*)$`, 'm').exec(head)
  const [, brace, rest = ''] = line ?? []
  const written = (brace === undefined ? rest : rest.replace(/[,}].*/, '')).trim()
  try {
    const value = load(written, { schema: FAILSAFE_SCHEMA })
    return typeof value === 'string' ? value : written
  } catch {
    return written
  }
}

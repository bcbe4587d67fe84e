import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Post } from '../model.ts'
import { type FrontMatterProblem, parsePost } from './front-matter.ts'

/** What a file of the content folder holds: a post, or what keeps it from being one. */
export type PostFile =
  | { readonly kind: 'post'; readonly text: string; readonly post: Post }
  | { readonly kind: 'problem'; readonly problem: FrontMatterProblem }

/** Read a post's file, by its path below the content folder. Throws what the file system throws. */
export function readPostFile(contentDirectory: string, file: string): PostFile {
  // Synchronous calls: for many small files they take a fraction of the time of their asynchronous counterparts.
  const text = readFileSync(path.join(contentDirectory, file), 'utf8')
  const parsed = parsePost(text)
  return parsed.kind === 'post' ? { ...parsed, text } : parsed
}

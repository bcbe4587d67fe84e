import { createFingerprint } from '../build/cache/fingerprint.ts'
import { answerRequests } from '../thread.ts'
import { type PostFile, readPostFile } from './read-post-file.ts'

/** What a thread is asked for. */
export interface ReadRequest {
  readonly contentDirectory: string
  /** Below the content folder. */
  readonly paths: readonly string[]
}

/** A file, and the fingerprint of the post it holds. */
export interface PrintedFile {
  readonly path: string
  readonly file: PostFile
  readonly print: string
}

const fingerprint = createFingerprint()

/** Read the files that `readPostFiles` hands over. */
answerRequests(({ contentDirectory, paths }: ReadRequest) =>
  paths.map((path): PrintedFile => {
    const file = readPostFile(contentDirectory, path)
    return { path, file, print: file.kind === 'post' ? fingerprint(file.post) : '' }
  }),
)

import { fixedPages } from '../archive/urls.ts'
import type { SiteConfig } from '../config.ts'
import { noPages, type PostPage } from '../pages/plan-pages.ts'
import { createSite, type SiteFacts } from '../pages/site.ts'
import { answerRequests } from '../thread.ts'
import { createWrite, type FileWriter } from './file-writer.ts'
import { createSink, writePages } from './write-pages.ts'

/** What a thread is asked for. */
export interface PostPagesRequest {
  readonly posts: readonly PostPage[]
  readonly config: SiteConfig
  readonly facts: SiteFacts
  readonly output: string
}

const writeFile = createWrite()

/** Write the pages of posts that `openPostPages` hands over. */
answerRequests(async ({ posts, config, facts, output }: PostPagesRequest) => {
  // Eleventy wraps what a file system says, and a wrapped error would be sent without its code.
  let failure: { readonly error: unknown } | undefined
  const write: FileWriter['write'] = (file, content) => {
    try {
      writeFile(file, content)
    } catch (error) {
      failure = { error }
      throw error
    }
  }
  const sink = createSink({ write }, output, { except: fixedPages })
  await writePages({ ...noPages, posts }, createSite(config, facts), output, sink).catch(error => {
    throw failure ? failure.error : error
  })
})

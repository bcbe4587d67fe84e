import { draftPages, type PagesInput } from '../../src/build/draft-pages.ts'
import { runEleventy } from '../../src/build/run-eleventy.ts'

/** Write the pages of an archive and the files beside them, without search, assets and images. */
export async function buildPages({
  output,
  pagesAtOnce,
  onPage,
  ...input
}: PagesInput & {
  readonly output: string
  readonly pagesAtOnce?: number
  readonly onPage?: (file: string) => void
}): Promise<{ readonly pages: number; readonly written: number }> {
  const draft = draftPages(input)
  const options = { ...(pagesAtOnce && { pagesAtOnce }), ...(onPage && { onPage }) }
  return draft.writeOutputs(await runEleventy(draft, output, options), output)
}

import type { Page } from 'playwright-core'

/** What the search page shows once it has answered. */
export interface Shown {
  readonly state: string
  /** Paths that the results link to, in order, all pages of them. */
  readonly paths: readonly string[]
}

/** The states that are an answer. */
export const answered = '[data-search]:is([data-state=exact],[data-state=loose],[data-state=empty])'

/** The box a reader types into. */
export const box = '[data-search] input[name=q]'

/** Put a query into the box and press Enter, wait for the answer and ask for more until all results are there. */
export async function askFor(page: Page, query: string): Promise<Shown> {
  await page.fill(box, query)
  await page.press(box, 'Enter')
  return readAnswer(page)
}

/** Wait for the answer, and ask for more until all results are there. */
export async function readAnswer(page: Page): Promise<Shown> {
  await page.waitForSelector(answered)
  const more = page.locator('button[data-search-more]')
  const results = page.locator('ol[data-results] > li')
  while (await more.isVisible()) {
    const count = await results.count()
    await more.click()
    await results.nth(count).waitFor()
  }
  // The first link of each: a result's other links, if it had any, would be others.
  const paths = await results.evaluateAll(items => items.map(item => item.querySelector('a')?.pathname ?? ''))
  return { state: (await page.getAttribute('[data-search]', 'data-state')) ?? '', paths }
}

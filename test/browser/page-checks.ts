import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Collect errors of the console, dialogs and requests to elsewhere than the site, each with its page, as they come. */
export function collectComplaints(page: Page, siteUrl: string): string[] {
  const complaints: string[] = []
  const note = (complaint: string): unknown => complaints.push(`${page.url()}: ${complaint}`)
  page.on('console', message => message.type() === 'error' && note(message.text()))
  page.on('pageerror', error => note(error.message))
  page.on('dialog', dialog => void note(dialog.message()))
  page.on('request', request => request.url().startsWith(siteUrl) || note(request.url()))
  return complaints
}

/** Name the elements that make the page scroll sideways; none where it does not. */
export function findWiderThanPage(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')]
      .filter(element => element.getBoundingClientRect().right > clientWidth)
      .map(element => `${element.tagName}.${element.className}`)
    return [`${scrollWidth - clientWidth} pixels too wide: ${wide.join(' ')}`]
  })
}

/** Name what breaks an accessibility rule, of all of axe's or of some: a scheme changes colours and nothing else. */
export async function auditPage(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    only =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        // WCAG 2.2, which axe leaves off.
        rules: { 'target-size': { enabled: true } },
        ...(only && { runOnly: [...only] }),
      }),
    rules,
  )
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html }) => `${id} (${impact}): ${html.slice(0, 200)}`),
  )
}

/**
 * Make the property that puts HTML into an element as it is. Only for HTML that has left the sanitiser: a rendered
 * post's `html`.
 */
export function trustedHtml(html: string): { dangerouslySetInnerHTML: { __html: string } } {
  return { dangerouslySetInnerHTML: { __html: html } }
}

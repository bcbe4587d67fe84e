/**
 * Make the property that puts HTML into an element as it is. Only for what cannot end the element: HTML that has left
 * the sanitiser, a rendered post's `html`; and structured data that `formatJsonLd` wrote.
 */
export function trustedHtml(html: string): { dangerouslySetInnerHTML: { __html: string } } {
  return { dangerouslySetInnerHTML: { __html: html } }
}

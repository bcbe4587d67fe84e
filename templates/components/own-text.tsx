import type { VNode } from 'preact'
import type { RenderedOwnPage } from '../../src/model.ts'
import { trustedHtml } from './trusted-html.ts'

/** What the curator wrote on a page of their own. */
export function OwnText({ page }: { page: Pick<RenderedOwnPage, 'html' | 'lang'> }): VNode {
  return <div class="prose" lang={page.lang} {...trustedHtml(page.html)} />
}

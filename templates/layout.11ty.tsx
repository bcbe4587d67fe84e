import type { Site } from '../src/pages/site.ts'
import { Page } from './components/page.tsx'
import { trustedHtml } from './components/trusted-html.ts'

/** What Eleventy gives a layout: https://www.11ty.dev/docs/layouts/ */
interface LayoutProps {
  readonly site: Site
  readonly content: string | Uint8Array
  readonly title?: string
  readonly description?: string
  readonly page: { readonly url: string; readonly outputPath: string }
}

/** The layout of templates in `pages`. What is a whole document already, or none of HTML, stays as it is. */
export default function Layout({ site, content, title, description, page }: LayoutProps) {
  const html = String(content)
  if (!page.outputPath.endsWith('.html') || /^\s*<(?:!doctype|html)\b/i.test(html)) return html
  return (
    <Page
      site={site}
      path={page.url}
      {...(title !== undefined && { title })}
      description={description ?? site.config.description}
      parents={[]}
    >
      {title !== undefined && !/<h1\b/.test(html) && <h1>{title}</h1>}
      <div class="prose" {...trustedHtml(html)} />
    </Page>
  )
}

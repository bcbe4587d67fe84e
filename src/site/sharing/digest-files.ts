import { dump } from 'js-yaml'
import type { RenderedPost } from '../../model.ts'
import type { Site } from '../site.ts'
import type { OutputFile } from './output-file.ts'

/** The posts of a day or a week. */
export interface Digest {
  /** Site path of its page. */
  readonly path: string
  readonly posts: readonly RenderedPost[]
}

/** Plan the files that tell programs what a digest's page tells readers: `index.json` and `index.md` beside it. */
export function planDigestFiles(digest: Digest, title: string, site: Site): OutputFile[] {
  const { json, markdown } = site.config.outputs
  return [
    ...(json
      ? [{ path: `${digest.path}index.json`, from: digest, content: () => formatJson(digest, title, site) }]
      : []),
    ...(markdown
      ? [{ path: `${digest.path}index.md`, from: digest, content: () => formatMarkdown(digest, title, site) }]
      : []),
  ]
}

function formatJson({ path, posts }: Digest, title: string, site: Site): string {
  const described = posts.map(post => ({ ...fieldsOf(post, site), body: post.body }))
  return `${JSON.stringify({ title, url: site.address(path), posts: described }, undefined, 2)}\n`
}

/** Each post under its number: its fields as YAML in a fence, then its body as it stands in the content folder. */
function formatMarkdown({ path, posts }: Digest, title: string, site: Site): string {
  const sections = posts.map(
    post => `## ${post.number}\n\n\`\`\`yaml\n${yamlOf(fieldsOf(post, site))}\`\`\`\n\n${post.body.trim()}\n`,
  )
  return [`# ${title}\n\n<${site.address(path)}>\n`, ...sections].join('\n')
}

/** On one line each, so that no value can begin a line with a fence. */
function yamlOf(fields: object): string {
  return dump(fields, { lineWidth: -1, forceQuotes: true, skipInvalid: true })
}

/** All fields of a post but its body and what is made of it. */
function fieldsOf(post: RenderedPost, site: Site) {
  const { body, html, text, ...fields } = post
  return { url: site.address(post.permalink), ...fields }
}

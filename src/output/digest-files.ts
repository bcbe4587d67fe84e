import { dump } from 'js-yaml'
import type { Story } from '../archive/stories.ts'
import { memoizeLatest } from '../memoize.ts'
import type { RenderedLead, RenderedPost } from '../model.ts'
import { describeTie } from '../pages/describe-tie.ts'
import type { Site } from '../pages/site.ts'
import type { OutputFile } from './output-file.ts'

/** The posts of a day or a week. */
export interface Digest {
  /** Site path of its page. */
  readonly path: string
  readonly posts: readonly RenderedPost[]
  readonly stories: readonly Story[]
  readonly lead?: RenderedLead | undefined
}

/**
 * Make the function that plans the files with a digest's posts for programs: `index.json` and `index.md` beside its page.
 * Each post is formatted once and kept for its week's digest, which follows that of its day.
 */
export function createDigestPlanner(site: Site): (digest: Digest, title: string) => readonly OutputFile[] {
  const { json, markdown } = site.config.outputs
  const formatJson = createJsonWriter(site)
  const formatMarkdown = createMarkdownWriter(site)
  return (digest, title) => [
    ...(json
      ? [{ path: `${digest.path}index.json`, from: digest, content: () => formatJson(digest, title) }]
      : []),
    ...(markdown
      ? [{ path: `${digest.path}index.md`, from: digest, content: () => formatMarkdown(digest, title) }]
      : []),
  ]
}

type DigestWriter = (digest: Digest, title: string) => string

/** Format a digest as `JSON.stringify` would with an indent of 2, but from posts that are formatted already. */
function createJsonWriter(site: Site): DigestWriter {
  const describe = memoizeLatest((post: RenderedPost) => {
    return `    ${formatValue({ ...fieldsOf(post, site), body: bodyOf(post, site) }, 4)}`
  })
  return ({ path, posts, stories, lead }, title) => `{
  "title": ${JSON.stringify(title)},
  "url": ${JSON.stringify(site.address(path))},${lead ? `\n  "lead": ${formatValue(describeLead(lead, site), 2)},` : ''}${
    stories.length > 0
      ? `\n  "stories": ${formatValue(
          stories.map(story => describeStory(story, site)),
          2,
        )},`
      : ''
  }
  "posts": [
${posts.map(describe).join(',\n')}
  ]
}
`
}

/** Format a value as JSON that stands so many characters in. Line feeds in texts are escaped: the others stand between values. */
function formatValue(value: object, indent: number): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${' '.repeat(indent)}`)
}

/** The posts on one matter, which the list of all posts begins with, and why they stand together. */
function describeStory({ posts, ties }: Story, site: Site) {
  return { title: posts[0].title, ties, posts: posts.map(({ permalink }) => site.address(permalink)) }
}

/** What the curator says of a digest: Markdown, and the posts that it recommends. */
function describeLead({ title, body, picks }: RenderedLead, site: Site) {
  return { title, body: body.trim(), picks: picks.map(({ permalink }) => site.address(permalink)) }
}

/** Format each post under its number: its fields as YAML in a fence, then its body as in `content/posts`. */
function createMarkdownWriter(site: Site): DigestWriter {
  const describe = memoizeLatest(
    (post: RenderedPost) =>
      `## ${post.number}\n\n\`\`\`yaml\n${yamlOf(fieldsOf(post, site))}\`\`\`\n\n${bodyOf(post, site).trim()}\n`,
  )
  return ({ path, posts, stories, lead }, title) =>
    [
      `# ${title}\n\n<${site.address(path)}>\n`,
      ...(lead ? formatLead(lead, site) : []),
      ...stories.map(story => formatStory(story, site)),
      ...posts.map(describe),
    ].join('\n')
}

/** A story by its headline and reasons, and its posts by their numbers. */
function formatStory({ posts, ties }: Story, site: Site): string {
  const reasons = ties.map(tie => describeTie(tie, site))
  const numbers = posts.map(({ number, permalink }) => `[${number}](${site.address(permalink)})`)
  return `**${posts[0].title}** (${reasons.join(', ')}): ${numbers.join(', ')}\n`
}

function formatLead({ body, picks }: RenderedLead, site: Site): readonly string[] {
  const items = picks.map(({ permalink, title }) => `- ${title} <${site.address(permalink)}>\n`)
  const list = items.length > 0 ? `${site.text.picks}\n\n${items.join('')}` : ''
  return [body.trim() && `${body.trim()}\n`, list].filter(Boolean)
}

/** Format fields as YAML, one line each: no value can begin a line with a fence. */
function yamlOf(fields: object): string {
  return dump(fields, { lineWidth: -1, forceQuotes: true, skipInvalid: true, noRefs: true })
}

/**
 * Whether the public files of a digest show a field of a post, in the order they show it. A new field of posts does not
 * compile until it has its line here. `body` has a place of its own in each file; its HTML and its text follow from it.
 */
const isPublic: Readonly<Record<keyof RenderedPost, boolean>> = {
  feed: true,
  number: true,
  date: true,
  author: true,
  handle: true,
  title: true,
  permalink: true,
  parts: true,
  source: true,
  tags: true,
  topics: true,
  quotedTopics: true,
  aliases: true,
  updated: true,
  lang: true,
  links: true,
  pictures: true,
  body: false,
  html: false,
  htmlBytes: false,
  text: false,
  titleTopics: false,
  otherTags: false,
}
const publicFields = (Object.keys(isPublic) as (keyof RenderedPost)[]).filter(field => isPublic[field])

/** A body, its pictures at their addresses on the site. */
function bodyOf({ body, pictures = [] }: RenderedPost, site: Site): string {
  return pictures.reduce(
    (text, { url, path }) => text.replaceAll(`(${url})`, `(${site.address(path)})`),
    body,
  )
}

/** Pick what the public files show of a post beside its body. */
function fieldsOf(post: RenderedPost, site: Site): Readonly<Record<string, unknown>> {
  const pictures = post.pictures?.map(({ url, path, ...picture }) => ({
    url: site.address(path),
    ...picture,
  }))
  const shown = { ...post, pictures }
  const fields = publicFields.map(field => [field, shown[field]] as const)
  const present = fields.filter(([, value]) => value !== undefined)
  return { url: site.address(post.permalink), ...Object.fromEntries(present) }
}

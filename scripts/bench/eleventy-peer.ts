import { cp, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Subject } from './compare.ts'
import { localProgram, pagefind } from './programs.ts'
import { putAside } from './put-aside.ts'

export interface Peer extends Subject {
  /** Folder of the site it writes. */
  readonly site: string
}

/**
 * Set up a stock Eleventy site in a folder: Markdown by markdown-it, Nunjucks layouts, a page for every post and every
 * day, then Pagefind's command line. Its posts are the very files that import wrote into a content folder. Only what keeps `{{ }}` of a post
 * inert differs from Eleventy's defaults.
 */
export async function setUpEleventy(folder: string, content: string): Promise<Peer> {
  await cp(path.join(content, 'posts'), path.join(folder, 'content/posts'), { recursive: true })
  const files = {
    'eleventy.config.js': configuration,
    'package.json': JSON.stringify({ type: 'module' }),
    'layouts/page.njk': pageLayout,
    'layouts/post.njk': postLayout,
    'content/day.njk': dayPage,
    'content/posts/posts.json': JSON.stringify({ layout: 'post.njk' }),
  }
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  const site = path.join(folder, '_site')
  return {
    name: 'Eleventy, markdown-it, Nunjucks + Pagefind’s command line',
    site,
    mayFail: true,
    reset: () => putAside([site]),
    commands: [localProgram('eleventy', ['--quiet'], folder), pagefind(site)],
  }
}

const configuration = `export default function (config) {
  config.addCollection('days', api => {
    const days = new Map()
    for (const post of api.getFilteredByGlob('content/posts/**/*.md')) {
      const { date } = post.data
      if (!days.has(date)) days.set(date, { date, path: date.replaceAll('-', '/'), posts: [] })
      days.get(date).posts.push(post)
    }
    return [...days.values()]
  })
  return { dir: { input: 'content', includes: '../layouts', output: '_site' }, markdownTemplateEngine: false }
}
`

const pageLayout = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body>{{ content | safe }}</body>
</html>
`

const postLayout = `---
layout: page.njk
---
<main data-pagefind-body>
<h1>{{ title }}</h1>
<p>{{ author }} @{{ handle }} <time>{{ page.url }}</time></p>
{{ content | safe }}
</main>
`

const dayPage = `---
layout: page.njk
pagination: { data: collections.days, size: 1, alias: day }
permalink: /{{ day.path }}/
eleventyComputed: { title: '{{ day.date }}' }
---
<main>
{% for post in day.posts %}
<article><h2><a href="{{ post.url }}">{{ post.data.author }}</a></h2>{{ post.templateContent | safe }}</article>
{% endfor %}
</main>
`

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { dump } from 'js-yaml'
import type { Post } from '../../src/model.ts'
import type { Peer } from './eleventy-peer.ts'
import { pagefind } from './programs.ts'
import { putAside } from './put-aside.ts'

export interface HugoPeer extends Peer {
  /** Write one more post, or one over what it was. */
  writePost(post: Post): Promise<void>
}

/** Set up a Hugo site in a folder: a page for every post and every day, least layouts, then Pagefind's command line. */
export async function setUpHugo(folder: string, posts: readonly Post[]): Promise<HugoPeer> {
  const days = [...new Set(posts.map(({ date }) => date))]
  const files = {
    'hugo.toml': configuration,
    'layouts/_default/baseof.html': baseLayout,
    'layouts/_default/single.html': postLayout,
    'layouts/_default/list.html': dayLayout,
    ...Object.fromEntries(
      days.map(day => [`content/${dayPath(day)}/_index.md`, `---\ntitle: '${day}'\n---\n`]),
    ),
  }
  const write = async (name: string, text: string) => {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  for (const [name, text] of Object.entries(files)) await write(name, text)
  const writePost = (post: Post) => write(`content${post.permalink.slice(0, -1)}.md`, formatHugoPost(post))
  for (const post of posts) await writePost(post)
  const site = path.join(folder, 'public')
  return {
    name: 'Hugo + Pagefind’s command line',
    site,
    writePost,
    mayFail: true,
    reset: () => putAside([site]),
    commands: [{ program: 'hugo', args: ['--quiet'], cwd: folder }, pagefind(site)],
  }
}

function formatHugoPost({ title, date, author, handle, tags, permalink, body }: Post): string {
  const frontMatter = dump(
    { title, date, author, handle, topics: [...tags], url: permalink },
    { lineWidth: -1 },
  )
  // `{{<` and `{{%` would call a shortcode.
  return `---\n${frontMatter}---\n\n${body.replace(/\{(?=\{[<%])/g, '\\{')}`
}

function dayPath(day: string): string {
  return day.replaceAll('-', '/')
}

const configuration = `baseURL = 'https://peer.example/'
languageCode = 'zh-CN'
title = 'Peer'
disableKinds = ['home', 'taxonomy', 'term', 'RSS', 'sitemap', 'robotsTXT', '404']
`

const baseLayout = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>{{ block "main" . }}{{ end }}</body>
</html>
`

const postLayout = `{{ define "main" }}
<main data-pagefind-body>
<h1>{{ .Title }}</h1>
<p>{{ .Params.author }} @{{ .Params.handle }} <time>{{ .Date.Format "2006-01-02" }}</time></p>
{{ .Content }}
</main>
{{ end }}
`

const dayLayout = `{{ define "main" }}
<main>
{{ range .Pages }}
<article><h2><a href="{{ .RelPermalink }}">{{ .Params.author }}</a></h2>{{ .Content }}</article>
{{ end }}
</main>
{{ end }}
`

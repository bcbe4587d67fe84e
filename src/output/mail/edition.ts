import { memoizeLatest } from '../../memoize.ts'
import type { RenderedLead, RenderedPost } from '../../model.ts'
import { excerpt } from '../../pages/excerpt.ts'
import type { Site } from '../../pages/site.ts'
import { textAfterTitle } from '../../search/query/text-after-title.ts'
import type { FeedItem } from '../feeds/feed.ts'
import { formatEditionText, type Selection } from './edition-text.ts'
import { groupHeadlines } from './group-headlines.ts'
import { createMailMarkup, mailLink, mailText } from './mail-markup.ts'
import { columnWidth, darkStyles, styles } from './mail-style.ts'

/** A digest as mail. */
export interface Edition {
  readonly subject: string
  /** A complete page. */
  readonly html: string
  /** What stands in its body: both HTML and XML. */
  readonly content: string
  /** The same as plain text. */
  readonly text: string
}

/**
 * Bytes of a page, as UTF-8. Gmail cuts mail of more than 102 kB; services that send mail add some of theirs: a foot, and
 * longer addresses that count who follows them.
 */
const pageBytes = 90_000
/** Bytes of each of the lists above the posts, and of a lead that is shown whole. */
const listBytes = 20_000

/**
 * Make the function that formats a digest as mail: the curator's lead, the headlines by story and topic, and the posts in full, as
 * many as mail may hold; the rest is a link to the digest. Everything follows from the digest and the configuration.
 */
export function createEditor(site: Site): (item: FeedItem) => Edition {
  const { text, config } = site
  const markup = createMailMarkup(site)
  const link = (path: string, label: string) => mailLink(site.address(path), label, site)

  const line = (post: RenderedPost) =>
    `${link(post.permalink, post.title)} <span class="muted" style="${styles.muted}" lang="${config.lang}">${mailText(site.authorName(post))}</span>`
  const headline = (post: RenderedPost) => `<li lang="${post.lang}">${line(post)}</li>`
  const listOf = (posts: readonly RenderedPost[]) =>
    `<ul style="${styles.list}">${posts.map(headline).join('')}</ul>`
  const head = (label: string) => `<h2 style="${styles.head}">${mailText(label)}</h2>`

  const postOf = memoizeLatest((post: RenderedPost) => {
    const { handle, source, permalink, lang } = post
    const links = [
      ...(handle === '' ? [] : [link(site.authorPath(handle), `@${handle}`)]),
      ...(source === undefined ? [] : [mailLink(source, text.source, site)]),
    ]
    const note = `<p class="muted" style="${styles.note}" lang="${config.lang}">${links.join(' · ')}</p>`
    const title = `<p style="margin:0 0 12px"><strong>${mailText(post.title)}</strong></p>`
    return `<div lang="${lang}" class="line" style="${styles.post}"><h3 style="${styles.name}">${link(permalink, site.authorName(post))}</h3>${links.length > 0 ? note : ''}${textAfterTitle(post) !== post.text ? '' : title}${markup(post.html, site.address(permalink), 2)}</div>`
  })

  const introduction = ({ path, html, text: words, lang }: RenderedLead) => {
    const whole = markup(html, site.address(path), 1)
    const isLong = Buffer.byteLength(whole) > listBytes
    const body = isLong ? `<p style="margin:0 0 12px">${mailText(excerpt(words, 600))}</p>` : whole
    return html === '' ? '' : `<div lang="${lang}" style="margin:16px 0 0">${body}</div>`
  }

  const contentOf = (selection: Selection, count: number) => {
    const { title, path, lead, picks, groups, posts, left } = selection
    const named = groups.map(({ story, topic = text.otherHeadlines, posts }) => {
      const [first] = story?.posts ?? []
      const label = first ? line(first) : mailText(topic)
      const lang = first ? ` lang="${first.lang}"` : ''
      const heading = `<h3${lang} style="${styles.group}">${label}</h3>`
      return (first || groups.length > 1 ? heading : '') + listOf(posts)
    })
    const titles = groups.flatMap(({ story, posts }) => story?.posts ?? posts).map(({ title }) => title)
    const preview = excerpt(lead?.text || titles.join(' · '), 120)
    const { curator, mail } = config
    const foot = [
      link('/', config.title),
      ...(curator ? [mailText(text.curatedBy + curator.name)] : []),
      ...(mail.unsubscribe ? [mailLink(mail.unsubscribe, text.unsubscribe, site)] : []),
    ]
    return [
      `<div class="mail" lang="${config.lang}" style="${styles.column}">`,
      `<div style="${styles.preview}">${mailText(preview)}</div>`,
      `<h1 style="${styles.title}">${mailText(title)}</h1>`,
      `<p class="muted" style="${styles.note}">${text.postCount(count)} · ${link(path, text.readOnline)}</p>`,
      lead ? introduction(lead) : '',
      picks.length > 0 ? head(text.picks) + listOf(picks) : '',
      groups.length > 0 ? head(text.headlines) + named.join('') : '',
      ...posts.map(postOf),
      left > 0 ? `<p style="${styles.more}">${link(path, text.readOn(left))}</p>` : '',
      `<p class="muted line" style="${styles.foot}">${foot.join(' · ')}</p>`,
      '</div>',
    ]
      .filter(Boolean)
      .join('\n')
  }

  return item => {
    const { title, path, lead } = item
    const headlines = within(item.posts, listBytes, headline)
    const all = {
      ...{ title, path, lead },
      picks: within(lead?.picks ?? [], listBytes, headline),
      groups: headlines.length > 1 ? groupHeadlines(headlines, item.stories) : [],
    }
    const count = item.posts.length
    const frame = formatPage(contentOf({ ...all, posts: [], left: count }, count), title, site)
    const posts = within(item.posts, pageBytes - Buffer.byteLength(frame), postOf)
    const selection = { ...all, posts, left: count - posts.length }
    const content = contentOf(selection, count)
    return {
      subject: title,
      html: formatPage(content, title, site),
      content,
      text: formatEditionText(selection, count, site),
    }
  }
}

/** The first of the posts that fit into so many bytes. */
function within(
  posts: readonly RenderedPost[],
  bytes: number,
  format: (post: RenderedPost) => string,
): readonly RenderedPost[] {
  let left = bytes
  const end = posts.findIndex(post => {
    left -= Buffer.byteLength(format(post)) + 1
    return left < 0
  })
  return end === -1 ? posts : posts.slice(0, end)
}

/** Format a page. Outlook for Windows knows the width of tables alone. Search engines have the digest's own page. */
function formatPage(content: string, title: string, { config }: Site): string {
  return `<!doctype html>
<html lang="${config.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="robots" content="noindex">
<title>${mailText(title)}</title>
<style>${darkStyles(config)}</style>
</head>
<body style="${styles.page}">
<!--[if mso]><table role="presentation" width="${columnWidth}" align="center"><tr><td><![endif]-->
${content}
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`
}

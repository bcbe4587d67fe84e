import type { Element, ElementContent, RootContent as HastContent, Root as HastRoot } from 'hast'
import type { Image, Nodes, Root, RootContent } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Media, PartHead, Post, RenderedPost, ShownPicture } from '../model.ts'
import { allowList } from './allow-list.ts'
import { parseBody } from './grammar.ts'
import { element, text } from './hast.ts'
import { detectLanguage, type Language, languageOf, withLanguage } from './language.ts'
import { imageElement, type MediaView, rehypeGridMedia } from './media-elements.ts'
import { listOutgoingLinks } from './outgoing-links.ts'
import { rehypeLevelHeadings } from './outline.ts'
import { partId } from './post-id.ts'
import type { Hashtag, Mention } from './remark-entities.ts'
import { findSections, type Section } from './sections.ts'
import type { ReadonlyTree } from './tree.ts'
import { visibleText } from './visible-text.ts'

/** Where the site's pages of authors and topics are. */
export interface LinkTargets {
  /** Site path of an author's page, where the archive has one. */
  authorUrl(handle: string): string | undefined
  tagUrl(tag: string): string
  /** The picture or film that an image's address leads to, where the archive has it. */
  mediaOf?(url: string): Media | undefined
  readonly media?: MediaView
  /** What a post is about, by its words; without, its hashtags alone tell it. */
  topicsOf?(texts: PostTexts): PostTopics
}

/** The words of a post by who says them, bylines left out. */
export interface PostTexts extends Pick<Post, 'title' | 'tags'> {
  readonly own: readonly string[]
  readonly quoted: readonly string[]
}

export type PostTopics = Pick<RenderedPost, 'topics' | 'quotedTopics' | 'titleTopics' | 'otherTags'>

const EXTERNAL = ['noopener', 'nofollow', 'ugc']

/**
 * Make the function that renders a post: its body as sanitised HTML (what stands inside a page's `.e-content`), its
 * visible text, and its language. A thread post is a `section.thread` behind a ruler; a quoted post is a `figure.h-cite`,
 * in microformats2 (https://microformats.org/wiki/h-cite). Nothing is shown that the body does not say.
 */
export function createRenderer(links: LinkTargets): (post: Post) => RenderedPost {
  const topicsOf = (texts: PostTexts): PostTopics =>
    links.topicsOf?.(texts) ?? { topics: [], quotedTopics: [], titleTopics: [], otherTags: texts.tags }
  const profileUrl = (handle: string) => links.authorUrl(handle) ?? `https://x.com/${handle}`

  const view = links.media ?? { hrefOf: (path: string) => path, isEmbedded: false, pictureName: '' }

  const toElements = unified()
    .use(remarkRehype, {
      handlers: {
        mention: (_, node: Mention) => anchor(profileUrl(node.handle), node.value),
        hashtag: (_, node: Hashtag) => anchor(links.tagUrl(node.tag), node.value),
        image: (_, node: Image) => imageElement(node, links.mediaOf?.(node.url), view),
      },
    })
    .use(rehypeGridMedia)
    .use(rehypeLevelHeadings)
    .freeze()
  const toHtml = unified()
    .use(rehypeSanitize, allowList)
    .use(rehypeMarkExternalLinks)
    .use(rehypeStringify)
    .freeze()

  const elementsOf = (nodes: readonly RootContent[]): ElementContent[] => {
    const root: Root = { type: 'root', children: [...nodes] }
    return toElements.runSync(root).children.filter(node => node.type !== 'doctype')
  }

  const attribution = (head: PartHead, source?: string): Element => {
    const name = head.author.trim()
    const handle = anchor(profileUrl(head.handle), `@${head.handle}`, ['u-url'])
    const author = element('span', { className: ['p-author', 'h-card'] }, [
      ...(name ? [element('span', { className: ['p-name'] }, [text(name)]), text(' ')] : []),
      handle,
    ])
    const status = source === undefined ? [] : [element('br'), anchor(source, source, ['u-url'])]
    return element('figcaption', {}, [author, ...status])
  }

  const renderSection = (section: Section, id: string, postLang: Language): HastContent[] => {
    const { head, source, children } = section
    const lang = (head?.kind === 'quote' ? languageOf([section]) : undefined) ?? postLang
    const content = elementsOf(children.map(node => withLanguage(node, lang)))
    switch (head?.kind) {
      case undefined:
        return content
      case 'thread':
        return [element('hr'), element('section', { className: ['thread'], id }, content)]
      case 'quote': {
        const url = source === undefined ? [element('data', { className: ['u-url'], value: `#${id}` })] : []
        const body = element('div', { className: ['e-content'] }, content)
        const properties = { className: ['h-cite'], id, ...(lang === postLang ? {} : { lang }) }
        return [element('figure', properties, [attribution(head, source), ...url, body])]
      }
    }
  }

  return post => {
    const sections = findSections(parseBody(post.body), post, post.body)
    const written = sections.map(textOf).filter(Boolean).join('\n')
    const own = sections.filter(({ head }) => head?.kind !== 'quote')
    const lang = languageOf(own) ?? detectLanguage(written) ?? 'en'
    let number = 1
    const children = sections.flatMap(section => {
      if (section.head) number++
      return renderSection(section, partId(post.permalink, number), lang)
    })
    const pictures = listPictures(sections, url => links.mediaOf?.(url))
    const html = toHtml.stringify(toHtml.runSync({ type: 'root', children }))
    return {
      ...post,
      html,
      htmlBytes: Buffer.byteLength(html),
      text: written,
      lang,
      links: listOutgoingLinks(sections),
      ...(pictures.length > 0 && { pictures }),
      ...topicsOf({
        title: post.title,
        tags: post.tags,
        own: own.map(wordsOf),
        quoted: sections.filter(({ head }) => head?.kind === 'quote').map(wordsOf),
      }),
    }
  }
}

function wordsOf({ children }: Section): string {
  return children.map(visibleText).join('\n')
}

function textOf({ head, source, children }: Section): string {
  const attribution = head?.kind === 'quote' ? [`${head.author.trim()} @${head.handle}`.trim()] : []
  const status = source === undefined ? [] : [source]
  return [...attribution, ...status, ...children.map(visibleText)].filter(Boolean).join('\n')
}

function listPictures(
  sections: readonly Section[],
  mediaOf: (url: string) => Media | undefined,
): readonly ShownPicture[] {
  const collect = (node: ReadonlyTree<Nodes>): readonly ShownPicture[] => {
    if ('children' in node) return node.children.flatMap(collect)
    const media = node.type === 'image' ? mediaOf(node.url) : undefined
    if (node.type !== 'image' || !media || media.kind === 'film') return []
    const { path, width, height } = media
    return [{ url: node.url, path, alt: node.alt ?? '', ...(width && { width }), ...(height && { height }) }]
  }
  return sections.flatMap(({ children }) => children.flatMap(collect))
}

/** A plugin of unified: https://html.spec.whatwg.org/#link-type-ugc. Links into the site itself stay as they are. */
function rehypeMarkExternalLinks() {
  const mark = (node: HastRoot | HastContent) => {
    if (node.type === 'element' && node.tagName === 'a' && /^[a-z]+:/i.test(String(node.properties.href))) {
      node.properties.rel = EXTERNAL
    }
    if ('children' in node) node.children.forEach(mark)
  }
  return (tree: HastRoot): void => mark(tree)
}

function anchor(href: string, value: string, className?: string[]): Element {
  return element('a', className ? { href, className } : { href }, [text(value)])
}

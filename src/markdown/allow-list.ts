import type { Options } from 'rehype-sanitize'

/**
 * Every element and attribute that a rendered body may hold; `rel` is set afterwards. The grammar reads no HTML (tags are
 * text), so sanitising is the second defence. Links lead to the web, to a mailbox or into the site.
 */
export const allowList: Options = {
  tagNames: [
    ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ol', 'ul', 'li', 'pre', 'code'],
    ...['strong', 'em', 'del', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['section', 'figure', 'figcaption', 'span', 'div', 'data', 'picture', 'source', 'img', 'video'],
  ],
  attributes: {
    a: [
      'href',
      'title',
      'ariaLabel',
      ['className', 'u-url', 'media', 'animation', 'remote-media', /^c[0-2]{3}$/],
    ],
    blockquote: ['lang'],
    code: [['className', /^language-/]],
    data: ['value', ['className', 'u-url']],
    div: [['className', 'e-content', 'media-grid']],
    figure: ['id', 'lang', ['className', 'h-cite']],
    img: ['src', 'srcSet', 'sizes', 'width', 'height', 'alt', 'loading', 'decoding', 'referrerPolicy'],
    li: ['value'],
    ol: ['start'],
    section: ['id', ['className', 'thread']],
    source: ['type', 'srcSet', 'sizes'],
    span: [['className', 'p-author', 'h-card', 'p-name']],
    td: ['align'],
    th: ['align'],
    video: ['src', 'controls', 'muted', 'playsInline', 'preload', 'ariaLabel', ['className', 'media']],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  // Ids are ours (`p2024.04.09.46-2`), never the body's.
  clobber: [],
  strip: [],
}

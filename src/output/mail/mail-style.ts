import { grounds, type SiteConfig } from '../../config.ts'

/*
 * The looks of mail. Programs that read mail drop stylesheets from other files, many of them those of the page too: each
 * element has its style with it, in properties that all of them know (https://www.caniemail.com/). The dark colours are in
 * the page's own stylesheet, which those that keep the colours of light mail to themselves do not need.
 */

/** As `templates/assets/tokens.css` has them. */
const [paper, inset] = grounds.light
const [darkPaper, darkInset] = grounds.dark
const [ink, muted, line] = ['#1d1b18', '#645e57', '#ddd7cc']
const [darkInk, darkMuted, darkLine] = ['#e3e1dc', '#a29c93', '#33373c']

const faces =
  "system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"

/** Width of the column, in pixels. */
export const columnWidth = 600

/** Styles of what an edition has around the posts. */
export const styles = {
  page: `margin:0;padding:0;background-color:${paper}`,
  column: `max-width:${columnWidth}px;margin:0 auto;padding:16px;background-color:${paper};color:${ink};font-family:${faces};font-size:16px;line-height:1.6;word-break:break-word`,
  preview: 'display:none',
  title: 'margin:0 0 4px;font-size:24px;line-height:1.3',
  head: 'margin:24px 0 8px;font-size:18px;line-height:1.4',
  group: 'margin:12px 0 4px;font-size:15px;line-height:1.4',
  note: `margin:0 0 8px;font-size:14px;color:${muted}`,
  muted: `font-size:14px;font-weight:normal;color:${muted}`,
  list: 'margin:0 0 12px;padding-left:20px',
  post: `margin:24px 0 0;padding:16px 0 0;border-top:1px solid ${line}`,
  name: 'margin:0;font-size:16px;line-height:1.4',
  more: 'margin:24px 0;font-size:18px;font-weight:bold',
  foot: `margin:32px 0 0;padding:16px 0 0;border-top:1px solid ${line};font-size:14px;color:${muted}`,
} as const

/** Styles of the elements of a body. */
export function bodyStyles({ colours }: SiteConfig): Readonly<Record<string, string>> {
  const heading = 'margin:16px 0 8px;font-size:16px;line-height:1.4'
  const cell = `padding:4px 8px;border:1px solid ${line};text-align:left`
  const list = 'margin:0 0 12px;padding-left:24px'
  return {
    a: `color:${colours.light}`,
    p: 'margin:0 0 12px',
    ...{ h2: heading, h3: heading, h4: heading, h5: heading, h6: heading },
    ...{ ol: list, ul: list },
    blockquote: `margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid ${line}`,
    figcaption: `margin:0 0 8px;font-size:14px;color:${muted}`,
    pre: `margin:0 0 12px;padding:8px;background-color:${inset};font-size:14px;white-space:pre-wrap`,
    code: 'font-family:monospace;font-size:14px',
    hr: `margin:16px 0;border:0;border-top:1px solid ${line}`,
    table: 'margin:0 0 12px;border-collapse:collapse',
    ...{ td: cell, th: cell },
    img: 'display:block;max-width:100%;height:auto;margin:0 0 12px;border:0',
  }
}

/** The page's stylesheet: what the styles of elements cannot say. */
export function darkStyles({ colours }: SiteConfig): string {
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    '@media (prefers-color-scheme:dark){',
    `body,.mail{background-color:${darkPaper}!important;color:${darkInk}!important}`,
    `a{color:${colours.dark}!important}`,
    `.muted{color:${darkMuted}!important}`,
    `pre{background-color:${darkInset}!important}`,
    `.line,blockquote,hr,td,th{border-color:${darkLine}!important}`,
    '}',
  ].join('')
}

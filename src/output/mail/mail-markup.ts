import { lowerHeadings } from '../../markdown/outline.ts'
import type { Site } from '../../pages/site.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { portableMarkup } from '../feeds/portable-markup.ts'
import { bodyStyles, columnWidth } from './mail-style.ts'

/** Matches a tag as `portableMarkup` writes it. */
const tag = /<(\/?)([a-z][a-z\d]*)((?: [a-z-]+="[^"]*")*)( \/)?>/g
const film = /<video((?: [a-z-]+="[^"]*")*)><\/video>/g

/** Elements that not every program for mail knows, and what stands for them. */
const simpler: Readonly<Record<string, string>> = { figure: 'blockquote', figcaption: 'p', section: 'div' }

/** What is of no use there: relations of links, and sizes of pictures, whose column is narrower. */
const dropped = / (?:rel|height|aria-label)="[^"]*"/g

/**
 * Make the function that rewrites a rendered body for mail: absolute addresses, a style on each element, no film and no
 * picture from elsewhere, which are links. `levels` is how far its headings are moved down. The result is both HTML and XML.
 */
export function createMailMarkup(site: Site): (html: string, address: string, levels: number) => string {
  const styleOf = new Map(Object.entries(bodyStyles(site.config)))
  const own = site.address('/')
  const picture = (attributes: string) => {
    const src = attributeOf(attributes, 'src')
    if (!src.startsWith(own)) return attributeOf(attributes, 'alt') || src
    const shown = attributes.replace(
      / width="(\d+)"/,
      (_, width) => ` width="${Math.min(width, columnWidth)}"`,
    )
    return `<img${shown.replace(dropped, '')} style="${styleOf.get('img')}" />`
  }
  return (html, address, levels) =>
    hideTemplates(portableMarkup(lowerHeadings(html, levels), address))
      .replace(film, (_, attributes: string) => {
        const src = attributeOf(attributes, 'src')
        return `<a href="${src}">${attributeOf(attributes, 'aria-label') || src}</a>`
      })
      .replace(tag, (_, slash: string, name: string, attributes: string, end = '') => {
        if (name === 'img') return picture(attributes)
        const shown = simpler[name] ?? name
        if (slash) return `</${shown}>`
        const style = styleOf.get(name) ?? styleOf.get(shown)
        const muted = name === 'figcaption' ? ' class="muted"' : ''
        return `<${shown}${muted}${attributes.replace(dropped, '')}${style ? ` style="${style}"` : ''}${end}>`
      })
}

/** The value of an attribute, escaped as it is written. */
function attributeOf(attributes: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
}

/** Format a link. */
export function mailLink(href: string, label: string, { config }: Pick<Site, 'config'>): string {
  return `<a href="${mailText(href)}" style="color:${config.colours.light}">${mailText(label)}</a>`
}

/** Escape a text for an element or an attribute. */
export function mailText(text: string): string {
  return hideTemplates(escapeMarkup(text))
}

/** Escape what services that send mail read as a template of their own, such as `{{ name }}` in a post on templates. */
function hideTemplates(markup: string): string {
  return markup.replace(/\{(?=[{%#])/g, '&#123;')
}

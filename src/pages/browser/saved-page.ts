import { base } from './device-store.ts'
import { recallSaved, type SavedPost } from './saved-posts.ts'

/**
 * On the page of saved posts, `[data-saved]`, list them and export them as Markdown. A post that is taken back stays in its
 * place until the page is left, to be saved again.
 */
export function showSavedPosts(): void {
  const page = document.querySelector('[data-saved]')
  const row = page?.querySelector('template')
  const list = page?.querySelector('ol')
  if (!page || !row || !list) return
  const saved = recallSaved()
  list.append(...saved.map(post => fillRow(row, post)))
  page.toggleAttribute('data-empty', saved.length === 0)
  page.querySelector('[data-export]')?.addEventListener('click', () => download(formatList(recallSaved())))
}

function fillRow(row: HTMLTemplateElement, { permalink, title, author, date, lang }: SavedPost): Node {
  const copy = document.importNode(row.content, true)
  const fill = <Name extends keyof HTMLElementTagNameMap>(name: Name, fields: object): void => {
    const element = copy.querySelector(name)
    if (element) Object.assign(element, fields)
  }
  fill('li', { lang })
  fill('a', { href: hrefOf(permalink) })
  fill('bdi', { textContent: title })
  const name = copy.querySelector('.p-name')
  if (name) name.textContent = author
  fill('time', { dateTime: date, textContent: formatDate(date) })
  const button = copy.querySelector<HTMLElement>('[data-save]')
  if (button) button.dataset.save = permalink
  return copy
}

/** As the pages of the site write dates. */
function formatDate(date: string): string {
  const time = new Date(date)
  if (Number.isNaN(time.getTime())) return date
  return time.toLocaleDateString(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' })
}

function formatList(posts: readonly SavedPost[]): string {
  const lines = posts.map(({ permalink, title, author, date }) => {
    const address = new URL(hrefOf(permalink), location.href).href
    return `- [${escapeMarkdown(title)}](${address}) — ${escapeMarkdown(author)}, ${date}\n`
  })
  return `# ${document.querySelector('h1')?.textContent}\n\n${lines.join('')}`
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\[\]*_`<>&~]/g, '\\$&')
}

function hrefOf(permalink: string): string {
  return base + permalink.slice(1)
}

function download(markdown: string): void {
  const href = URL.createObjectURL(new Blob([markdown], { type: 'text/markdown' }))
  Object.assign(document.createElement('a'), { href, download: 'saved.md' }).click()
  setTimeout(() => URL.revokeObjectURL(href), 0)
}

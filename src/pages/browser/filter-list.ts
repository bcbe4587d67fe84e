import { only } from '../../search/browser/element.ts'

/**
 * Have a field filter the list below it by name, as the reader types. A list of several pages is whole once it is filtered:
 * the others are loaded then.
 */
export function filterList(form: HTMLElement): void {
  const field = only(form, 'input', HTMLInputElement)
  const status = only(form, '[role=status]', HTMLElement)
  const list = only(document, 'main .index', HTMLUListElement)
  let whole: Promise<unknown> | undefined
  field.addEventListener('input', async () => {
    whole ??= Promise.all([load(list, 'prev'), load(list, 'next')])
    await whole
    const words = fold(field.value)
    const lines = list.querySelectorAll<HTMLElement>('li')
    for (const line of lines)
      line.hidden = !fold(line.querySelector('div')?.textContent ?? '').includes(words)
    const shown = list.querySelectorAll('li:not([hidden])').length
    status.textContent = words === '' ? '' : `${shown} / ${lines.length}`
  })
}

/** Add the lines of all pages before or after to the list. */
async function load(list: HTMLElement, rel: 'prev' | 'next'): Promise<void> {
  const linkIn = (page: Document) => page.querySelector<HTMLLinkElement>(`head link[rel=${rel}]`)?.href
  let page: Document | undefined = document
  for (let link = linkIn(document); link; link = page && linkIn(page)) {
    const response = await fetch(link)
    page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const lines = page.querySelectorAll('main .index > li')
    if (rel === 'next') list.append(...lines)
    else list.prepend(...lines)
  }
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

import { element } from '../../search/browser/element.ts'
import { browserStrings } from './strings.ts'

/**
 * Show a picture large in a dialog: Escape, its button and a click beside the picture close it, the arrow keys show the
 * others of its post. The focus goes back to the picture's link.
 */
export function showPicture(link: HTMLAnchorElement): void {
  const links = [...(link.closest('article') ?? document).querySelectorAll<HTMLAnchorElement>('a.media')]
  const { close } = browserStrings()
  const image = new Image()
  const button = element('button', { type: 'button', 'aria-label': close }, '✕')
  const dialog = element('dialog', { class: 'viewer' }, image, button)
  let shown = link
  const show = (next: HTMLAnchorElement) => {
    shown = next
    image.src = next.href
    image.alt = next.querySelector('img')?.alt ?? ''
    dialog.ariaLabel = image.alt || close
  }
  dialog.addEventListener('keydown', ({ key }) => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    const next = links[links.indexOf(shown) + step]
    if (step !== 0 && next) show(next)
  })
  dialog.addEventListener('click', ({ target }) => {
    if (target !== image) dialog.close()
  })
  dialog.addEventListener('close', () => {
    dialog.remove()
    shown.focus()
  })
  show(link)
  document.body.append(dialog)
  dialog.showModal()
}

import { element } from '../../search/browser/element.ts'
import { browserStrings } from './strings.ts'

/** How long a button says that it has copied, in milliseconds. */
const shown = 2000

/** Give each block of code a button that copies it. Where the browser lets no page write to the clipboard, there is none. */
export function mountCodeCopy(): void {
  if (!navigator.clipboard) return
  const { copyCode, copied } = browserStrings()
  for (const code of document.querySelectorAll<HTMLElement>('.e-content pre')) {
    // Its name is no text: what is copied by hand, or read by programs, is the post's alone.
    const button = element('button', {
      type: 'button',
      class: 'copy-code',
      'aria-label': copyCode,
      title: copyCode,
    })
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(code.textContent)
      const say = (isDone: boolean) => {
        button.ariaLabel = isDone ? copied : copyCode
        button.classList.toggle('done', isDone)
      }
      say(true)
      setTimeout(say, shown, false)
    })
    code.prepend(button)
  }
}

/** Make links of pictures open a dialog; the code of it is loaded with the first. Without script they lead to the picture. */
export function watchPictures(): void {
  document.addEventListener('click', async event => {
    const { target, ctrlKey, metaKey, shiftKey } = event
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a.media')
    if (!link || ctrlKey || metaKey || shiftKey) return
    event.preventDefault()
    const { showPicture } = await import('./picture-viewer.ts')
    showPicture(link)
  })
}

/**
 * Unfold a post when something inside it is looked for: the browser's own search, an anchor, or the focus scrolls the
 * folded text, which readers cannot. A post that is folded again comes back into view.
 */
export function watchFolds(): void {
  document.addEventListener(
    'scroll',
    ({ target }) => {
      const fold = target instanceof Element ? target.nextElementSibling : undefined
      if (!(target instanceof Element && fold instanceof HTMLDetailsElement) || fold.open) return
      const { scrollTop } = target
      fold.open = true
      target.scrollTop = 0
      scrollBy({ top: scrollTop, behavior: 'instant' })
    },
    { capture: true },
  )
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement && target.matches('.fold')) || target.open) return
      const article = target.closest('article')
      if (article && article.getBoundingClientRect().top < 0) article.scrollIntoView()
    },
    { capture: true },
  )
}

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

const key = `tidings-place:${location.pathname}`

/** Where a reader left a page: how far it was scrolled, and which of its posts were unfolded. */
interface Place {
  readonly top: number
  readonly open: readonly (string | undefined)[]
}

/**
 * Bring a reader who comes back to a digest to where they left it. The browser knows how far it was scrolled, but not that
 * posts were unfolded, which makes another page of it.
 */
export function keepPlace(): void {
  const folds = Array.from(document.querySelectorAll<HTMLDetailsElement>('.fold'))
  if (folds.length === 0) return
  const idOf = (fold: HTMLDetailsElement) => fold.closest('article')?.id
  addEventListener('pagehide', () => {
    const place: Place = { top: scrollY, open: folds.filter(({ open }) => open).map(idOf) }
    try {
      sessionStorage.setItem(key, JSON.stringify(place))
    } catch {}
  })
  const [navigation] = performance.getEntriesByType('navigation')
  const isBack = navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward'
  const kept = isBack ? readPlace() : undefined
  if (!kept) return
  for (const fold of folds) if (kept.open.includes(idOf(fold))) fold.open = true
  const scroll = () => scrollTo({ top: kept.top, behavior: 'instant' })
  scroll()
  // After the browser's own, which reckons with the folded page.
  addEventListener('load', () => requestAnimationFrame(scroll), { once: true })
}

function readPlace(): Place | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

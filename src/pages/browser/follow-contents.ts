/**
 * Mark in the contents of a digest, by `aria-current`, the post that stands at the top of the screen, and keep it in sight.
 * Once the contents themselves are out of sight, the bar that leads back to them stays at the foot of the screen.
 */
export function followContents(contents: HTMLElement): void {
  const links = new Map(
    Array.from(contents.querySelectorAll('a'), link => [decodeURIComponent(link.hash.slice(1)), link]),
  )
  const articles = [...document.querySelectorAll('.posts .h-entry')]
  const seen = new Set<Element>()
  let current: HTMLAnchorElement | undefined
  const observer = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target)
        else seen.delete(target)
      }
      const article = articles.find(each => seen.has(each))
      const link = article && links.get(article.id)
      if (!link || link === current) return
      current?.removeAttribute('aria-current')
      link.setAttribute('aria-current', 'true')
      current = link
      const [list, line] = [contents.getBoundingClientRect(), link.getBoundingClientRect()]
      if (line.top < list.top || line.bottom > list.bottom)
        contents.scrollTop += line.top - list.top - list.height / 3
    },
    // The band in which a reader begins to read.
    { rootMargin: '-10% 0px -75% 0px' },
  )
  for (const article of articles) observer.observe(article)
  const bar = document.querySelector('.digest-bar')
  new IntersectionObserver(([entry]) => bar?.classList.toggle('stuck', !entry?.isIntersecting)).observe(
    contents,
  )
}

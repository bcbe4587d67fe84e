/** Register the site's service worker, which `data-worker` of the manifest's link names, once the page is loaded. */
export function registerServiceWorker(): void {
  const file = document.querySelector<HTMLElement>('link[data-worker]')?.dataset.worker
  if (!file) return
  addEventListener('load', async () => {
    try {
      await navigator.serviceWorker?.register(file, { updateViaCache: 'none' })
    } catch {
      // A browser may refuse: the site works as well, with a connection.
    }
  })
}

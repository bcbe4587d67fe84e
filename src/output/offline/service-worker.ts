/*
 * The service worker: a site stays readable without a connection. The file that browsers register sets `tidingsOffline`
 * and loads this script; browsers install the worker anew when a byte of either changed.
 * https://developer.mozilla.org/docs/Web/API/Service_Worker_API
 */
import { hashedPattern } from '../hosting/policy.ts'
import type { OfflineSettings } from './plan-offline.ts'

interface LastingEvent {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent extends LastingEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

/** What of a worker's global scope is used: TypeScript's types of it exclude those of pages. */
interface WorkerScope {
  readonly tidingsOffline: OfflineSettings | null
  readonly registration: Pick<ServiceWorkerRegistration, 'scope' | 'unregister'>
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { readonly includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

declare const self: WorkerScope
/** Names of the files in `assets/`, set by the bundler. */
declare const assetNames: readonly string[]

const { tidingsOffline: settings, registration, clients } = self
const { scope } = registration
const base = new URL(scope).pathname
const hashed = new RegExp(hashedPattern(base))

/** Sites that share an origin share its caches. Each has a limit of entries, beside those that are always kept. */
const ownCaches = {
  pages: { name: `tidings ${base} pages`, limit: 150 },
  hashed: { name: `tidings ${base} hashed`, limit: 400 },
} as const

/** Files above this size, in bytes, are not kept. */
const largest = 2_000_000

if (settings) serveOffline(settings)
else removeItself()

/**
 * Answer with what the network has, and keep it for when there is no network. So a new site is seen at once, and none is
 * ever broken by an old one. Files whose name tells their content are asked for once.
 */
function serveOffline({ kept, offlinePage }: OfflineSettings): void {
  const assets = assetNames.map(name => `${base}assets/${name}`)
  const always = new Set([...kept, ...assets].map(path => new URL(path, scope).href))

  self.addEventListener('install', event => event.waitUntil(install()))
  self.addEventListener('activate', event => event.waitUntil(clients.claim()))
  self.addEventListener('fetch', event => {
    const { method, url, headers } = event.request
    if (method !== 'GET' || !url.startsWith(scope) || headers.has('range')) return
    event.respondWith(isHashed(url) ? answerFromCache(event) : answerFromNetwork(event))
  })

  /** Keep what is always kept, and the pages that are open: they came without this worker. */
  async function install(): Promise<void> {
    const open = await clients.matchAll({ includeUncontrolled: true })
    const urls = new Set([
      ...always,
      ...open.map(({ url }) => keyOf(url)).filter(url => url.startsWith(scope)),
    ])
    await Promise.allSettled(
      Array.from(urls, async url =>
        keep(url, await fetch(url, { cache: isHashed(url) ? 'default' : 'no-cache' })),
      ),
    )
    await self.skipWaiting()
  }

  async function answerFromCache(event: FetchEvent): Promise<Response> {
    return (await find(event.request.url)) ?? answerFromNetwork(event)
  }

  async function answerFromNetwork(event: FetchEvent): Promise<Response> {
    const { request } = event
    const isPage = request.mode === 'navigate'
    try {
      // A page is asked for again, also where the host allows to show it for some minutes more.
      const response = await fetch(request, isPage ? { cache: 'no-cache' } : undefined)
      event.waitUntil(keep(request.url, response))
      return response
    } catch (error) {
      const found =
        (await find(request.url)) ?? (isPage ? await find(new URL(offlinePage, scope).href) : undefined)
      if (found) return found
      throw error
    }
  }

  /** Keep an answer. A page that is gone is forgotten, and the oldest of too many. */
  async function keep(url: string, response: Response): Promise<void> {
    const key = keyOf(url)
    const copy = isKeepable(response) ? response.clone() : undefined
    const { name, limit } = cacheOf(key)
    const cache = await caches.open(name)
    if (response.status === 404 || response.status === 410) await cache.delete(key)
    if (!copy) return
    await cache.put(key, copy)
    const others = (await cache.keys()).map(request => request.url).filter(other => !always.has(other))
    await Promise.all(others.slice(0, -limit).map(other => cache.delete(other)))
  }
}

/** Remove all that was kept, and the worker itself: open pages go to the network from now on. */
function removeItself(): void {
  self.addEventListener('install', event => event.waitUntil(self.skipWaiting()))
  self.addEventListener('activate', event => event.waitUntil(remove()))

  async function remove(): Promise<void> {
    await Promise.all(Object.values(ownCaches).map(({ name }) => caches.delete(name)))
    await registration.unregister()
  }
}

async function find(url: string): Promise<Response | undefined> {
  const key = keyOf(url)
  return (await caches.open(cacheOf(key).name)).match(key)
}

/** The address without query and anchor, which no file of the site depends on. */
function keyOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

function cacheOf(key: string): { readonly name: string; readonly limit: number } {
  return isHashed(key) ? ownCaches.hashed : ownCaches.pages
}

function isHashed(url: string): boolean {
  return hashed.test(new URL(url).pathname)
}

function isKeepable({ ok, type, redirected, headers }: Response): boolean {
  const isForOnce = /no-store/.test(headers.get('cache-control') ?? '')
  return (
    ok && type === 'basic' && !redirected && !isForOnce && !(Number(headers.get('content-length')) > largest)
  )
}

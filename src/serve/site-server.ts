import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { lookup } from 'mrmime'
import { hrefOf, serviceWorkerPath } from '../archive/urls.ts'
import { InputError } from '../errors.ts'
import { formatServiceWorker } from '../output/offline/plan-offline.ts'
import { bundleFolder } from '../program.ts'
import { locateFile } from './locate-file.ts'
import { liveFolder, type Problem, type SiteState } from './state.ts'

export interface SiteServer {
  readonly port: number
  /** Send the published site's identifier and the problems to all open pages, and to those that open later. */
  readonly send: (problems: readonly Problem[]) => void
  readonly close: () => Promise<void>
}

export interface ServedSite {
  readonly folder: string
  /** Current path of the site. */
  readonly base: () => string
  /** Identifier of the currently published site. */
  readonly id: () => string
}

/** `localhost`, names below it, 127.0.0.0/8 and ::1, with or without a port: names that no DNS server can answer for. */
const loopback = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i

/**
 * Serve a site to browsers of this machine. Reads each file when it is requested, by its path: a build replaces the whole
 * folder. Adds a script to pages that reloads them; the folder itself is not changed. Refuses requests whose Host is no
 * loopback name: another site could read the archive by DNS rebinding. Throws InputError if the port cannot be used.
 */
export async function serveSite(site: ServedSite, port: number): Promise<SiteServer> {
  const script = await loadScript()
  const listeners = new Set<ServerResponse>()
  let problems: readonly Problem[] = []
  // The identifier as it is now, not as it was sent last: a page of a newer site would reload for ever.
  const currentState = () => eventOf({ site: site.id(), problems })

  const answer = async ({ pathname, query }: Target, response: ServerResponse) => {
    response.setHeader('cache-control', 'no-store')
    if (pathname === `${liveFolder}/live.js`) return respond(response, '.js', script)
    if (pathname === `${liveFolder}/state`) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(`retry: 500\n${currentState()}`)
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
      return
    }
    // The worker would keep this site for others that are served here later.
    if (pathname === hrefOf(site.base(), serviceWorkerPath))
      return respond(response, '.js', formatServiceWorker(null))
    // Read the identifier before the page: a page newer than its identifier reloads, an older page would stay.
    const id = site.id()
    const located = locateFile(site.folder, site.base(), pathname)
    if (located.kind === 'redirect') {
      response.writeHead(302, { location: located.to + query }).end()
      return
    }
    if (located.kind === 'missing') response.statusCode = id === '' ? 503 : 404
    const file = located.kind === 'file' ? located.file : path.join(site.folder, '404.html')
    const content = await readFile(file).catch(() => undefined)
    if (content === undefined) respond(response, '.html', withScript(placeholder(id), id))
    else if (file.endsWith('.html')) respond(response, '.html', withScript(content.toString(), id))
    else respond(response, path.extname(file), content)
  }

  const server = createServer((request, response) => {
    if (!loopback.test(request.headers.host ?? '')) {
      response.writeHead(403, { 'content-type': 'text/plain' })
      response.end('Unexpected host, expected `localhost`: the site is served to this machine only.\n')
      return
    }
    answer(parseTarget(request.url ?? '/'), response).catch(error => response.destroy(error))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.message
    throw new InputError(`Cannot serve on port ${port}: ${reason}. Name another with --port.`)
  })
  return {
    port: (server.address() as AddressInfo).port,
    send(latest) {
      problems = latest
      for (const listener of listeners) listener.write(currentState())
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

interface Target {
  readonly pathname: string
  /** With its `?`, or empty. */
  readonly query: string
}

/** Not by `URL`: `//host/path` is a path here, and no host. */
function parseTarget(target: string): Target {
  const [, pathname = '', query = ''] = /^([^?#]*)(\?[^#]*)?/s.exec(target) ?? []
  return { pathname, query }
}

function respond(response: ServerResponse, extension: string, content: string | Uint8Array): void {
  const type = lookup(extension) ?? 'application/octet-stream'
  const isText = /^text\/|[/+](?:json|xml)$/.test(type)
  response.setHeader('content-type', isText ? `${type}; charset=utf-8` : type)
  response.end(content)
}

function eventOf(state: SiteState): string {
  return `data: ${JSON.stringify(state)}\n\n`
}

/** Add the script that reloads a page. */
function withScript(page: string, id: string): string {
  const script = `<script defer src="${liveFolder}/live.js" data-site="${id}"></script>`
  const end = page.indexOf('</head>')
  return end === -1 ? page + script : page.slice(0, end) + script + page.slice(end)
}

function placeholder(id: string): string {
  const text = id === '' ? 'There is no site yet: it is shown here as soon as it is built.' : 'Not found.'
  return `<!doctype html><html lang="en"><head><title>Tidings</title></head><body><p>${text}</p></body></html>`
}

/** The script that keeps open pages up to date: from the program's bundle, or bundled where the sources are run. */
async function loadScript(): Promise<string> {
  if (bundleFolder !== undefined) return readFile(path.join(bundleFolder, 'live.js'), 'utf8')
  const { bundleLive } = await import('./bundle-live.ts')
  return bundleLive()
}

import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build } from 'esbuild'
import { InputError } from '../../errors.ts'
import { programFolder } from '../../program.ts'
import { locateFile } from './locate-file.ts'
import { liveFolder, type Problem, type SiteState } from './state.ts'

export interface SiteServer {
  readonly port: number
  /** Tell all open pages, and those that open later, which site there is now and what is wrong. */
  readonly tell: (problems: readonly Problem[]) => void
  readonly close: () => Promise<void>
}

export interface ServedSite {
  readonly folder: string
  /** Path the site is served under now. */
  readonly base: () => string
  /** Identifier of the site that is published now. */
  readonly id: () => string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * Serve a site to browsers of this machine. Every file is read when it is asked for, by its path: after a build has put
 * another folder in the site's place, that one is served. Pages get a script that keeps them up to date; in the folder
 * itself nothing changes. Throws InputError where the port cannot be had.
 */
export async function serveSite(site: ServedSite, port: number): Promise<SiteServer> {
  const script = await bundleScript()
  const listeners = new Set<ServerResponse>()
  let problems: readonly Problem[] = []
  // Never what was told last: a page newer than that would reload without end.
  const now = () => eventOf({ site: site.id(), problems })

  const answer = async (pathname: string, response: ServerResponse) => {
    response.setHeader('cache-control', 'no-store')
    if (pathname === `${liveFolder}/live.js`) return send(response, '.js', script)
    if (pathname === `${liveFolder}/state`) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(`retry: 500\n${now()}`)
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
      return
    }
    // Before the page is read: one that is newer than its identifier reloads once more, one that is older would stay.
    const id = site.id()
    const located = locateFile(site.folder, site.base(), pathname)
    if (located.kind === 'redirect') {
      response.writeHead(302, { location: located.to }).end()
      return
    }
    if (located.kind === 'missing') response.statusCode = id === '' ? 503 : 404
    const file = located.kind === 'file' ? located.file : path.join(site.folder, '404.html')
    const content = await readFile(file).catch(() => undefined)
    if (content === undefined) send(response, '.html', follow(substitute(id), id))
    else if (file.endsWith('.html')) send(response, '.html', follow(content.toString(), id))
    else send(response, path.extname(file), content)
  }

  const server = createServer((request, response) => {
    const pathname = (request.url ?? '/').replace(/[?#].*/s, '')
    answer(pathname, response).catch(error => response.destroy(error))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.message
    throw new InputError(`Cannot serve on port ${port}: ${reason}. Name another with --port.`)
  })
  return {
    port: (server.address() as AddressInfo).port,
    tell(latest) {
      problems = latest
      for (const listener of listeners) listener.write(now())
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function send(response: ServerResponse, extension: string, content: string | Uint8Array): void {
  response.setHeader('content-type', types[extension] ?? 'application/octet-stream')
  response.end(content)
}

function eventOf(state: SiteState): string {
  return `data: ${JSON.stringify(state)}\n\n`
}

/** Let a page follow the site, from the first moment on. */
function follow(page: string, id: string): string {
  const script = `<script defer src="${liveFolder}/live.js" data-site="${id}"></script>`
  const end = page.indexOf('</head>')
  return end === -1 ? page + script : page.slice(0, end) + script + page.slice(end)
}

function substitute(id: string): string {
  const text = id === '' ? 'There is no site yet: it is shown here as soon as it is built.' : 'Not found.'
  return `<!doctype html><html lang="en"><head><title>Tidings</title></head><body><p>${text}</p></body></html>`
}

async function bundleScript(): Promise<string> {
  const entry = path.join(programFolder, 'src/cli/serve/browser/live.ts')
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  })
  return outputFiles.map(({ text }) => text).join('')
}

import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.ts'

/**
 * Launch the Chromium that `findChromium` finds, headless, without any traffic of its own; with `environment` added to
 * this process's. Service workers are blocked unless a context allows them: they would answer what a test intercepts.
 */
export async function launchBrowser(environment: Readonly<Record<string, string>> = {}): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    env: { ...process.env, ...environment },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const openContext = browser.newContext.bind(browser)
  browser.newContext = options => openContext({ serviceWorkers: 'block', ...options })
  return browser
}

export interface DirectoryServer {
  /** Where the site is: origin and base, ending in a slash. */
  readonly url: string
  close(): Promise<void>
}

/** Media types of a site's files by their extensions. */
export const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.mp4': 'video/mp4',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Serve a built site as a static host does: `index.html` of folders, and `404.html` for what is not there. `headers` come
 * with every answer.
 */
export async function serveDirectory(
  directory: string,
  base = '/',
  headers: Readonly<Record<string, string>> = {},
  port = 0,
): Promise<DirectoryServer> {
  const fileOf = (path: string): string | undefined => {
    if (!path.startsWith(base)) return undefined
    const inside = normalize(`/${path.slice(base.length)}`)
    return join(directory, inside.endsWith('/') ? `${inside}index.html` : inside)
  }
  const read = (file: string | undefined): Promise<Buffer | undefined> =>
    file === undefined ? Promise.resolve(undefined) : readFile(file).catch(() => undefined)
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = fileOf(decodeURIComponent(pathname))
    const content = await read(file)
    if (content) {
      response.setHeader('content-type', contentTypes[extname(file ?? '')] ?? 'application/octet-stream')
      response.end(content)
      return
    }
    response.statusCode = 404
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end((await read(join(directory, '404.html'))) ?? 'Not found')
  })
  const { origin, close } = await listen(server, port)
  return { url: `${origin}${base}`, close }
}

/** Let a server answer on a free port of this machine, or on a wanted one, until it is closed with all its connections. */
export async function listen(
  server: Server,
  wanted = 0,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  await new Promise<void>(listening => server.listen(wanted, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed, failed) => {
        server.closeAllConnections()
        server.close(error => (error ? failed(error) : closed()))
      }),
  }
}

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { contentTypes, listen } from '../../test/browser/browser.ts'

export interface CompressingServer {
  /** Where the site is, ending in a slash. */
  readonly url: string
  /** All that was sent so far, heads of answers included. */
  bytesSent(): number
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * Serve a built site as GitHub Pages does: text by gzip, other files as they are, all good for ten minutes and with a
 * validator. Over HTTP/1.1, where browsers load six files at once; hosts with HTTP/2 load more.
 */
export async function serveCompressed(directory: string): Promise<CompressingServer> {
  const made = new Map<string, Promise<Answer | undefined>>()
  const answerTo = (pathname: string): Promise<Answer | undefined> => {
    const answer = made.get(pathname) ?? makeAnswer(directory, pathname)
    made.set(pathname, answer)
    return answer
  }
  const sockets = new Set<Socket>()
  let closedBytes = 0
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const answer = await answerTo(decodeURIComponent(pathname))
    if (!answer) response.writeHead(404).end()
    else send(response, answer, request.headers['if-none-match'])
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      closedBytes += socket.bytesWritten
    })
  })
  const { origin, close } = await listen(server)
  return {
    url: `${origin}/`,
    bytesSent: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, closedBytes),
    close,
  }
}

async function makeAnswer(directory: string, pathname: string): Promise<Answer | undefined> {
  const inside = path.normalize(`/${pathname}`)
  const file = path.join(directory, inside.endsWith('/') ? `${inside}index.html` : inside)
  const content = await readFile(file).catch(() => undefined)
  if (!content) return undefined
  const type = contentTypes[path.extname(file)]
  return {
    status: 200,
    headers: {
      'content-type': type ?? 'application/octet-stream',
      'cache-control': 'max-age=600',
      etag: `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`,
      vary: 'accept-encoding',
      ...(type && { 'content-encoding': 'gzip' }),
    },
    body: type ? await promisify(gzip)(content) : content,
  }
}

function send(
  response: ServerResponse,
  { status, headers, body }: Answer,
  cachedTag: string | undefined,
): void {
  if (cachedTag === headers.etag) response.writeHead(304, headers).end()
  else response.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
}

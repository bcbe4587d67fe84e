import { lookup as lookUp } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { largestFile } from './media-folder.ts'

/** Addresses that are no public ones: loopback, private, link-local, documentation, multicast (https://www.iana.org/assignments/iana-ipv4-special-registry, and that of IPv6). */
const reserved = new BlockList()
for (const range of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/127', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
]) {
  const [network = '', prefix] = range.split('/')
  reserved.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4')
}

/** Tell whether an IP address belongs to a machine on the public internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && !reserved.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

export interface FetchLimits {
  /** Whether a machine with this IP address may be asked. */
  readonly isAllowed?: (address: string) => boolean
  /** Bytes. */
  readonly largest?: number
  /** Milliseconds for all of it, redirections included. */
  readonly timeout?: number
}

/** Why a file could not be fetched, as the second half of a sentence. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
}

const mostRedirections = 5

/** Fetch a file of the web. Throws FetchError where it is not given, too large or too slow, or lies in a private network. */
export async function fetchFile(
  address: string,
  { isAllowed = isPublic, largest = largestFile, timeout = 30_000 }: FetchLimits = {},
): Promise<Buffer> {
  const signal = AbortSignal.timeout(timeout)
  let url = address
  for (let count = 0; count <= mostRedirections; count++) {
    const answer = await ask(new URL(url), isAllowed, signal)
    const { statusCode = 0, headers } = answer
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      answer.destroy()
      const next = URL.canParse(headers.location, url) ? new URL(headers.location, url) : undefined
      if (!next || !/^https?:$/.test(next.protocol)) throw new FetchError('it leads to no address of the web')
      url = next.href
      continue
    }
    if (statusCode !== 200) {
      answer.destroy()
      throw new FetchError(`its host answers ${statusCode}`)
    }
    return read(answer, largest, signal)
  }
  throw new FetchError(`it leads on more than ${mostRedirections} times`)
}

function ask(
  url: URL,
  isAllowed: (address: string) => boolean,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const refused = new FetchError('its host is not on the public internet')
  // Node does not look an IP address up.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isAllowed(host)) throw refused
  const lookup: LookupFunction = (name, options, done) =>
    lookUp(name, { ...options, all: true }, (error, found) => {
      const [first] = found ?? []
      if (error || !first) return done(error ?? new FetchError('its host is not known'), [])
      if (!found.every(({ address }) => isAllowed(address))) return done(refused, [])
      return options.all ? done(null, found) : done(null, first.address, first.family)
    })
  return new Promise((resolve, reject) => {
    const { get } = url.protocol === 'https:' ? https : http
    const headers = { 'user-agent': 'Tidings (media fetch)', accept: 'image/*, video/mp4' }
    get(url, { lookup, signal, headers }, resolve).on('error', error => reject(explain(error, signal)))
  })
}

async function read(answer: http.IncomingMessage, largest: number, signal: AbortSignal): Promise<Buffer> {
  const tooLarge = new FetchError(`it is larger than ${largest / 2 ** 20} MB`)
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > largest) throw tooLarge
      chunks.push(chunk)
    }
  } catch (error) {
    throw explain(error, signal)
  } finally {
    answer.destroy()
  }
  return Buffer.concat(chunks)
}

function explain(error: unknown, { aborted }: AbortSignal): FetchError {
  if (error instanceof FetchError) return error
  if (aborted) return new FetchError('it takes too long')
  return new FetchError(error instanceof Error ? error.message : String(error))
}

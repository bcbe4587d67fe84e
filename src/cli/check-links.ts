import { setTimeout as wait } from 'node:timers/promises'
import { groupBy } from '../group-by.ts'

/** What was found at an address. */
export interface LinkReport {
  /**
   * `ok`: it answers. `moved`: another one answers, `to`. `broken`: there is nothing, or no such host. `unclear`: it may
   * be there; the server refused to say, or did not answer in time.
   */
  readonly state: 'ok' | 'moved' | 'broken' | 'unclear'
  readonly status?: number
  readonly to?: string
  /** Why there was no answer. */
  readonly reason?: string
  /** Milliseconds since 1970. */
  readonly checked: number
}

export interface CheckChoices {
  /** Milliseconds between two requests to a host; a retry waits a multiple of it. */
  readonly pause: number
  /** Milliseconds to wait for an answer. */
  readonly timeout: number
  /** Called with each report. */
  readonly onReport: (url: string, report: LinkReport) => void
}

/** Hosts that are asked at once. */
const hostsAtOnce = 8
const mostRetries = 2
/** A server that wants to be asked later than this is not asked again. */
const longestWait = 30_000

/** Names that nobody has are no passing trouble of the network. */
const noHost: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_NONAME', 'ERR_INVALID_URL'])
/** Answers that tell that nothing is there; others refuse robots, ask for a login or tell of trouble. */
const nothing: ReadonlySet<number> = new Set([404, 410, 451])
const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])

/** Request addresses: hosts side by side, of a host one address after the other. Never throws for what a server does. */
export async function checkLinks(urls: readonly string[], choices: CheckChoices): Promise<void> {
  const hosts = [...groupBy(urls, url => new URL(url).host).values()]
  const askNext = async () => {
    for (let own = hosts.shift(); own; own = hosts.shift()) {
      for (const [index, url] of own.entries()) {
        if (index > 0) await wait(choices.pause)
        choices.onReport(url, await checkLink(url, choices))
      }
    }
  }
  await Promise.all(Array.from({ length: hostsAtOnce }, askNext))
}

async function checkLink(url: string, choices: CheckChoices): Promise<LinkReport> {
  for (let retry = 0; ; retry++) {
    const { report, after } = await request(url, choices)
    const pause = after ?? choices.pause * 2 ** (retry + 1)
    if (!report.isPassing || retry === mostRetries || pause > longestWait) {
      const { isPassing, ...told } = report
      return { ...told, checked: Date.now() }
    }
    await wait(pause)
  }
}

interface Answer {
  readonly report: Omit<LinkReport, 'checked'> & { readonly isPassing: boolean }
  /** Milliseconds after which the server wants to be asked again. */
  readonly after?: number
}

/** Ask for the head, which costs a server least; where it is refused, for the whole. */
async function request(url: string, { pause, timeout }: CheckChoices): Promise<Answer> {
  try {
    let response = await ask(url, 'HEAD', timeout)
    if (!response.ok && !passing.has(response.status)) {
      await wait(pause)
      response = await ask(url, 'GET', timeout)
    }
    return readAnswer(url, response)
  } catch (error) {
    const reason = reasonOf(error)
    const isGone = noHost.has(reason)
    return { report: { state: isGone ? 'broken' : 'unclear', reason, isPassing: !isGone } }
  }
}

async function ask(url: string, method: string, timeout: number): Promise<Response> {
  const headers = { 'user-agent': 'tidings (link check)', accept: '*/*' }
  const response = await fetch(url, { method, headers, signal: AbortSignal.timeout(timeout) })
  await response.body?.cancel()
  return response
}

function readAnswer(url: string, { ok, status, url: to, headers }: Response): Answer {
  const isPassing = passing.has(status)
  if (ok) {
    const isMoved = to !== new URL(url).href.replace(/#.*/, '')
    return { report: { state: isMoved ? 'moved' : 'ok', status, ...(isMoved && { to }), isPassing } }
  }
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  const after = Number.isNaN(seconds) ? {} : { after: seconds * 1000 }
  return { report: { state: nothing.has(status) ? 'broken' : 'unclear', status, isPassing }, ...after }
}

/** The code of the system's error, or the name of fetch's own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return error.name === 'TimeoutError'
    ? 'no answer in time'
    : (cause instanceof Error ? cause : error).message
}

import { notFoundPath } from '../../archive/urls.ts'
import type { Hosting, SiteConfig } from '../../config.ts'
import type { Site } from '../../pages/site.ts'
import type { OutputFile } from '../output-file.ts'
import type { Redirect } from '../redirects.ts'
import { hashedFiles, headersOfAll, longLife } from './policy.ts'

/** Where nginx and Caddy find what has moved and what is gone, below the site's root. */
export const movedPath = '/_moved.map'

/** An address of the past, with the base. */
interface Move {
  /** As browsers send it. */
  readonly from: string
  /** As servers compare it: not percent-encoded. */
  readonly decoded: string
  /** Where it leads to; absent: it is gone for good. */
  readonly to?: string
}

/**
 * Plan the files that a host reads beside the pages: `_headers` and `_redirects` for Cloudflare Pages and Netlify, a map of
 * moved and gone addresses for nginx and Caddy. What is beyond a host's limits still has its page that redirects.
 */
export function planHosting(
  hosting: Hosting,
  redirects: readonly Redirect[],
  gone: readonly string[],
  { href, config }: Site,
): readonly OutputFile[] {
  const move = (path: string, target?: string): Move => ({
    from: href(path),
    decoded: config.base + path.slice(1),
    ...(target !== undefined && { to: href(target) }),
  })
  const moves = [
    ...redirects.map(({ from, target }) => move(from, target.path)),
    ...gone.map(path => move(path)),
  ]
  switch (hosting) {
    case 'cloudflare':
    case 'netlify':
      return [
        linesFile('/_headers', listHeaders(config)),
        linesFile('/_redirects', listMoves[hosting](moves, href(notFoundPath))),
      ]
    case 'nginx':
    case 'caddy':
      return [linesFile(movedPath, listMoves[hosting](moves))]
    case 'github':
    case 'none':
      return []
  }
}

function listHeaders({ base, media }: SiteConfig): readonly string[] {
  return [
    `${base}*`,
    ...headersOfAll({ media }).map(([name, value]) => `  ${name}: ${value}`),
    ...hashedFiles.flatMap(name => [`${base}${name}`, `  Cache-Control: ${longLife}`]),
  ]
}

const listMoves = {
  /** https://developers.cloudflare.com/pages/configuration/redirects/: 2,000 of at most 1,000 characters; no 410. */
  cloudflare: (moves: readonly Move[]) =>
    moves
      .flatMap(({ from, to }) => (to === undefined ? [] : [`${from} ${to} 301`]))
      .filter(line => line.length <= 1000)
      .slice(0, 2000),
  /** https://docs.netlify.com/routing/redirects: fewer than 10,000. `!`: though there is a page that redirects. */
  netlify: (moves: readonly Move[], notFound: string) =>
    moves
      .map(({ from, to }) => (to === undefined ? `${from} ${notFound} 410` : `${from} ${to} 301!`))
      .slice(0, 9999),
  /** https://nginx.org/en/docs/http/ngx_http_map_module.html. A `$` of a value would be a variable: it is encoded. */
  nginx: (moves: readonly Move[]) => moves.map(move => `${formatPair(move)};`),
  /** https://caddyserver.com/docs/caddyfile/directives/map */
  caddy: (moves: readonly Move[]) => moves.map(formatPair),
}

function formatPair({ decoded, to = 'gone' }: Move): string {
  return `"${decoded.replaceAll(/["\\]/g, '\\$&')}" ${to}`
}

function linesFile(path: string, lines: readonly string[]): OutputFile {
  return { path, from: lines, content: () => lines.map(line => `${line}\n`).join('') }
}

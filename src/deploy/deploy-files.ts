import { createHash } from 'node:crypto'
import { manifestPath } from '../archive/urls.ts'
import { type DeployTarget, defaultConfig, type SiteConfig } from '../config.ts'
import { movedPath } from '../output/hosting/plan-hosting.ts'
import { hashedPattern, headersOfAll, longLife, revalidate } from '../output/hosting/policy.ts'

/** A file of a project that a host, or who sets one up, reads. */
export interface DeployFile {
  /** Below the project's folder. */
  readonly path: string
  readonly text: string
}

export type Deployed = Pick<SiteConfig, 'base' | 'url' | 'lang'> & Partial<Pick<SiteConfig, 'media'>>

/**
 * Make the files that publish a project's site on a host, with comments in the site's language. Writes nothing. Each ends
 * with a hash of itself, by which `isUnedited` knows it.
 */
export function deployFiles(target: DeployTarget, site: Deployed): readonly DeployFile[] {
  const { path, format } = formats[target]
  const text = format(site)
  return [{ path, text: `${text}${signature(text)}` }]
}

/** Tell whether a text is that of a file as it was made, by this version or another. */
export function isUnedited(text: string): boolean {
  const end = text.lastIndexOf('# tidings ')
  return end !== -1 && text.slice(end) === signature(text.slice(0, end))
}

function signature(text: string): string {
  return `# tidings ${createHash('sha256').update(text).digest('hex').slice(0, 16)}\n`
}

/** Where the site lies on a server of one's own. */
export const serverFolder = '/var/www/tidings'

const formats: Readonly<
  Record<DeployTarget, { readonly path: string; readonly format: (site: Deployed) => string }>
> = {
  github: { path: '.github/workflows/publish.yml', format: formatWorkflow },
  cloudflare: { path: 'wrangler.toml', format: formatWrangler },
  netlify: { path: 'netlify.toml', format: formatNetlify },
  nginx: { path: 'deploy/nginx.conf', format: formatNginx },
  caddy: { path: 'deploy/Caddyfile', format: formatCaddy },
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax */
function formatWorkflow({ url, lang }: Deployed): string {
  const [setting, daily, cache, hidden, address] = {
    'zh-CN': [
      '仓库的 Settings → Pages → Source 选 “GitHub Actions”；package-lock.json 要提交。',
      '每天一次：没有推送时也保持最新。',
      '构建过的内容下次不再重做。',
      '`content/static` 里可能有以点开头的文件。',
      '配置里没有 `url`：用 GitHub Pages 的地址。',
    ],
    en: [
      'In the repository: Settings → Pages → Source: “GitHub Actions”. Commit package-lock.json.',
      'Daily, also where nothing was pushed.',
      'What was built once is not built again.',
      '`content/static` may hold files that begin with a dot.',
      'The configuration has no `url`: that of GitHub Pages is taken.',
    ],
  }[lang]
  const build =
    url === defaultConfig.url
      ? `      # ${address}
      - id: pages
        uses: actions/configure-pages@v5
      - run: npm run build -- --url "\${{ steps.pages.outputs.origin }}" --base "\${{ steps.pages.outputs.base_path }}/"
`
      : '      - run: npm run build\n'
  return `# ${setting}
name: Publish
on:
  push:
    branches: [main]
  # ${daily}
  schedule:
    - cron: '17 4 * * *'
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deploy.outputs.page_url }}
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
          cache: npm
      # ${cache}
      - uses: actions/cache@v4
        with:
          path: .cache
          key: tidings-\${{ github.run_id }}
          restore-keys: tidings-
      - run: npm ci
${build}      - uses: actions/upload-pages-artifact@v4
        with:
          path: _site
          # ${hidden}
          include-hidden-files: true
      - id: deploy
        uses: actions/deploy-pages@v4
`
}

/** https://developers.cloudflare.com/pages/functions/wrangler-configuration/ */
function formatWrangler({ url, lang }: Deployed): string {
  const comments = {
    'zh-CN': [
      '在 Cloudflare Pages 连接仓库，Build command 填 `npm run build`；',
      '或在本机构建后上传：`npx wrangler pages deploy`。',
    ],
    en: [
      'Connect the repository in Cloudflare Pages, with the build command `npm run build`;',
      'or build here and upload: `npx wrangler pages deploy`.',
    ],
  }[lang]
  const name = hostOf(url)?.replaceAll('.', '-').slice(0, 58) ?? 'tidings'
  return `${comment(comments)}name = "${name}"
pages_build_output_dir = "_site"
compatibility_date = "2026-01-01"
`
}

/** https://docs.netlify.com/build/configure-builds/file-based-configuration/ */
function formatNetlify({ lang }: Deployed): string {
  const comments = {
    'zh-CN': ['在 Netlify 连接仓库即可；或在本机构建后上传：`npx netlify deploy --prod`。'],
    en: ['Connect the repository in Netlify; or build here and upload: `npx netlify deploy --prod`.'],
  }[lang]
  return `${comment(comments)}[build]
command = "npm run build"
publish = "_site"

[build.environment]
NODE_VERSION = "22"
`
}

/** Comments of a server's file: where the site goes, and where this file goes. */
function serverComments(lang: Deployed['lang'], place: string, reload: string): readonly string[] {
  const copy = `rsync -a --delete _site/ server:${serverFolder}/`
  return lang === 'zh-CN'
    ? [`上传网站：${copy}`, `把这个文件放到 ${place}；它读取网站里的 ${movedPath}：每次上传后 ${reload}。`]
    : [
        `Upload the site: ${copy}`,
        `Put this file into ${place}. It reads the site's ${movedPath}: after each upload, ${reload}.`,
      ]
}

/** Servers know no type of web manifests. */
const manifest = manifestPath.slice(1)

/** https://nginx.org/en/docs/ */
function formatNginx({ base, url, lang, media = defaultConfig.media }: Deployed): string {
  const comments = serverComments(lang, '/etc/nginx/conf.d/', '`systemctl reload nginx`')
  const again =
    lang === 'zh-CN' ? '错误页不再按原地址查。' : 'The error page is looked up by its own address.'
  const headers = headersOfAll({ media }).map(
    ([name, value]) => `    add_header ${name} "${value}" always;\n`,
  )
  return `${comment(comments)}map_hash_bucket_size 1024;
map_hash_max_size 65536;

map $uri $tidings_moved {
    # ${again}
    volatile;
    include ${serverFolder}${movedPath};
}

map $uri $tidings_cache {
    default "${revalidate}";
    "~${hashedPattern(base)}" "${longLife}";
}

server {
    listen 80;
    server_name ${hostOf(url) ?? '_'};
    absolute_redirect off;
    charset utf-8;
    charset_types text/css text/plain text/xml text/markdown application/json;
    default_type text/plain;
    gzip on;
    gzip_types text/css text/plain text/xml application/javascript application/json image/svg+xml;

${headers.join('')}    add_header Cache-Control $tidings_cache always;

    error_page 404 410 ${base}404.html;

    if ($tidings_moved = gone) {
        return 410;
    }
    if ($tidings_moved) {
        return 301 $tidings_moved$is_args$args;
    }

    location ${base} {
        alias ${serverFolder}/;
    }

    location = ${base}${manifest} {
        alias ${serverFolder}${manifestPath};
        default_type application/manifest+json;
    }
}
`
}

/** https://caddyserver.com/docs/caddyfile */
function formatCaddy({ base, url, lang, media = defaultConfig.media }: Deployed): string {
  const comments = serverComments(lang, '/etc/caddy/Caddyfile', '`systemctl reload caddy`')
  const headers = headersOfAll({ media }).map(([name, value]) => `\t\t${name} "${value}"\n`)
  return `${comment(comments)}${hostOf(url) ?? ':80'} {
	root * ${serverFolder}
	encode gzip
	map {path} {cache} {
		"~${hashedPattern(base)}" "${longLife}"
		default "${revalidate}"
	}
	header {
${headers.join('')}		Cache-Control {cache}
	}
	@text path *.txt *.md
	header @text ?Content-Type "text/plain; charset=utf-8"
	header ${base}${manifest} ?Content-Type application/manifest+json

	map {path} {moved} {
		import ${serverFolder}${movedPath}
		default ""
	}
	@gone expression \`{moved} == "gone"\`
	@moved expression \`{moved}.startsWith("/")\`
	@outside not path ${base}*
	route {
		error @gone 410
		redir @moved {moved} 301
		error @outside 404
${base === '/' ? '' : `\t\turi strip_prefix ${base.slice(0, -1)}\n`}		file_server
	}
	handle_errors {
		rewrite * /404.html
		file_server
	}
}
`
}

function comment(lines: readonly string[]): string {
  return lines.map(line => `# ${line}\n`).join('')
}

/** The host of a configured address. */
function hostOf(url: string): string | undefined {
  return url === defaultConfig.url ? undefined : new URL(url).hostname
}

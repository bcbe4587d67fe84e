import { type DeployTarget, defaultConfig, type SiteConfig } from '../../config.ts'
import { type DeployFile, deployFiles } from '../../deploy/deploy-files.ts'
import { initTexts } from './texts.ts'

/** A new archive, as its curator asks for it. */
export interface NewProject extends Pick<SiteConfig, 'title' | 'lang' | 'url' | 'base'> {
  /** The month of the first dump, `YYYY-MM`. */
  readonly month: string
  readonly deploy: DeployTarget | 'none'
  /** How npm finds this program: a range of versions, or a file. */
  readonly program: string
}

/** Make the files of a new project, with all that a curator edits explained in the site's language. */
export function projectFiles(project: NewProject): readonly DeployFile[] {
  const { title, lang, month, deploy } = project
  const texts = initTexts[lang]
  return [
    { path: 'package.json', text: formatPackage(project.program) },
    { path: 'tidings.config.ts', text: formatConfig(project) },
    { path: `content/feeds/${month}.md`, text: `<!--\n${texts.dump}\n-->\n` },
    { path: 'content/topics.txt', text: texts.topics },
    // Git keeps no empty folder.
    { path: 'content/static/.gitkeep', text: '' },
    { path: 'theme/custom.css', text: texts.styles },
    { path: '.gitignore', text: 'node_modules/\n_site/\n.cache/\n.*.spare/\n.*.lock/\n' },
    { path: 'README.md', text: texts.readme(title) },
    ...(deploy === 'none' ? [] : deployFiles(deploy, project)),
  ]
}

function formatPackage(program: string): string {
  const content = {
    private: true,
    type: 'module',
    scripts: { build: 'tidings regenerate', serve: 'tidings serve' },
    dependencies: { tidings: program },
  }
  return `${JSON.stringify(content, undefined, 2)}\n`
}

function formatConfig({ title, lang, url, base, deploy }: NewProject): string {
  const texts = initTexts[lang]
  const key = (name: 'url' | 'base', value: string, example: string) => {
    const isSet = value !== defaultConfig[name]
    return `  ${isSet ? '' : '// '}${name}: ${JSON.stringify(isSet ? value : example)}, // ${texts[name]}`
  }
  return `import { defineConfig } from "tidings"

// ${texts.keys}
export default defineConfig({
  title: ${JSON.stringify(title)},
  lang: ${JSON.stringify(lang)},
${key('url', url, 'https://news.example.org')}
${key('base', base, '/news/')}
${deploy === 'none' ? '' : `  outputs: { hosting: ${JSON.stringify(deploy)} },\n`}})
`
}

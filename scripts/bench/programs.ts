import path from 'node:path'
import type { Command } from './measure.ts'

export const projectRoot = path.join(import.meta.dirname, '../..')

/** Run a program of the project's own dependencies, as an npm script does. */
export function localProgram(name: string, args: readonly string[], cwd = projectRoot): Command {
  return { program: path.join(projectRoot, 'node_modules/.bin', name), args, cwd }
}

/** A configuration without images, which no peer makes; feeds, related posts and the rest are made, and counted. */
export const withoutImages = 'scripts/bench/tidings.config.ts'

/** Run one of this project's commands, as its npm scripts do. */
export function tidings(args: readonly string[], config = withoutImages): Command {
  const common = ['--quiet', '--config', config]
  return { program: process.execPath, args: ['bin/tidings.mjs', ...args, ...common], cwd: projectRoot }
}

/** Index a site's pages by Pagefind's command line. */
export function pagefind(site: string): Command {
  return localProgram('pagefind', ['--site', site, '--quiet'])
}

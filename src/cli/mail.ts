import { writeFileSync } from 'node:fs'
import { readPeriod } from '../archive/place-leads.ts'
import { prepareMedia } from '../build/media/prepare-media.ts'
import { during } from '../build/progress.ts'
import { readSource } from '../build/read-source.ts'
import { renderArchive } from '../build/render-posts.ts'
import { warningsOf } from '../config.ts'
import { InputError } from '../errors.ts'
import { noMedia } from '../media/media-folder.ts'
import { dayItem, weekItem } from '../output/feeds/plan-feeds.ts'
import { createEditor } from '../output/mail/edition.ts'
import { createSite } from '../pages/site.ts'
import { type ExitCode, exitCode } from './commands.ts'
import type { Console } from './console.ts'
import type { MailOptions } from './options.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { createProgress } from './progress.ts'

/** Write the digest of a day or a week as mail: the page, its plain text, or a message with both that can be sent. */
export async function runMail(name: string, options: MailOptions, console: Console): Promise<ExitCode> {
  const progress = createProgress(console, options.quiet)
  const { source, diagnostics } = await during(progress, 'read posts', onProgress =>
    readSource(options, onProgress),
  ).finally(progress.clear)
  if (!options.json) console.err(printDiagnostics(diagnostics, 'text'))
  const { posts, config, topics, people, leads = [], media = noMedia } = source
  const { from } = config.mail
  if (options.eml && from === undefined)
    throw new InputError(
      "Cannot write a message without a sender: expected `mail: { from: 'news@example.org' }` in the configuration.",
    )
  const period = readPeriod(name.toLowerCase())
  const isOwn = ({ path }: { readonly path: string }) => path === period?.path
  const bodies = [
    ...posts.filter(({ date }) => period?.days.includes(date)),
    ...leads.filter(isOwn).map(({ path, body }) => ({ permalink: path, body })),
  ]
  const pictures = await prepareMedia(bodies, media, undefined)
  for (const warning of [...warningsOf(config), ...pictures.warnings]) console.err(`warning: ${warning}\n`)
  const archive = await during(progress, 'render', () =>
    renderArchive(posts, config, topics, people, leads, pictures.mediaOf),
  ).finally(progress.clear)
  const site = createSite(config, new Set(), archive.personOf)
  const day = archive.days.find(isOwn)
  const week = archive.weeks.find(isOwn)
  const item = day ? dayItem(day, archive, site) : week && weekItem(week, archive, site)
  if (!item)
    throw new InputError(
      `Unexpected digest \`${name}\`, expected a day or a week that has posts, such as \`2024-04-18\` or \`2024-w16\`.`,
    )
  const { path } = item
  const edition = createEditor(site)(item)
  const written = await format()
  if (options.output === undefined) console.out(written)
  else {
    writeFileSync(options.output, written)
    if (!options.quiet) console.err(`${options.output}: ${edition.subject}\n`)
  }
  return exitCode(diagnostics)

  async function format(): Promise<string> {
    if (from !== undefined && options.eml) {
      const { composeMessage } = await import('../output/mail/compose-message.ts')
      return composeMessage(edition, { from, list: day ? 'days' : 'weeks', date: new Date() }, site)
    }
    if (!options.json) return options.text ? edition.text : edition.html
    return `${JSON.stringify({ ...edition, url: site.address(path), diagnostics }, undefined, 2)}\n`
  }
}

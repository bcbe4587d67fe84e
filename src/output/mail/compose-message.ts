import { createTransport } from 'nodemailer'
import type { Site } from '../../pages/site.ts'
import type { Edition } from './edition.ts'

/** Who sends a message, and of which list it is: those of days and of weeks are two. */
export interface Envelope {
  readonly from: string
  readonly list: 'days' | 'weeks'
  readonly date: Date
}

/**
 * Compose a message of an edition (RFC 5322), as text and as HTML, with the headers of a list (RFC 2919 and RFC 2369). One to
 * unsubscribe is there only if it leads somewhere. The result is ASCII, with CRLF.
 */
export async function composeMessage(
  { subject, html, text }: Edition,
  { from, list, date }: Envelope,
  site: Site,
): Promise<string> {
  const { config } = site
  const { to, unsubscribe } = config.mail
  const { hostname, pathname } = new URL(site.address('/'))
  const labels = [list, ...pathname.split('/').filter(Boolean).reverse(), hostname]
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await transport.sendMail({
    from: { name: config.title, address: from },
    // Without a list's address, its members are told to the server alone.
    to: to ?? 'undisclosed-recipients:;',
    ...{ subject, html, text, date },
    textEncoding: 'base64',
    xMailer: false,
    list: {
      id: labels.join('.'),
      archive: site.address('/'),
      ...(unsubscribe && { unsubscribe }),
    },
  })
  return message.toString()
}

import { createGrowingPool } from './growing-pool.ts'
import { inventName } from './new-words.ts'
import { pick, type Random } from './random.ts'

/**
 * Sites that posts link to grow with their links as k·n^β; measured on a real dump, from 58 posts to 116 and from 116
 * to 182: 0.89 and 0.83. It has too few hashtags to measure; they are taken to grow alike.
 */
const exponent = 0.85

/** An address's host, and its path as far as it is plain. */
const address = /(?<=https?:\/\/)([\w-]+(?:\.[\w-]+)+)((?:\/[\w-]+)*)/g
const hashtag = /(?<![\w&/#])#(?=[a-z_])\w+/gi
/** Where the posts themselves come from: no other site takes its place. */
const own = /^(?:(?:www\.)?(?:x|twitter)\.com|t\.co)$/
const statusNumber = /(?<=\/status\/)\d+/

/** Give texts addresses and hashtags of their own, as an archive has them: some known ones, and ever more new ones. */
export function createAddressRenewal(texts: readonly string[], random: Random): (text: string) => string {
  const hosts = texts
    .flatMap(text => Array.from(text.matchAll(address), ([, host = '']) => host))
    .filter(host => !own.test(host))
  const tags = texts.flatMap(text => text.match(hashtag) ?? [])
  const nextHost = createGrowingPool({ ...growthOf(hosts), invent: () => inventHost(random) }, random)
  const nextTag = createGrowingPool({ ...growthOf(tags), invent: () => `#${inventName(random)}` }, random)
  return text =>
    text
      .replace(address, (_, host: string, path: string) =>
        own.test(host)
          ? `${host}${path.replace(statusNumber, digits => inventDigits(digits.length, random))}`
          : `${nextHost()}/${inventName(random)}${path}`,
      )
      .replace(hashtag, nextTag)
}

function growthOf(uses: readonly string[]) {
  return { uses, different: new Set(uses.map(use => use.toLowerCase())).size, exponent }
}

function inventHost(random: Random): string {
  return `${inventName(random)}.${pick(['com', 'org', 'ai', 'io', 'dev'], random)}`
}

function inventDigits(length: number, random: Random): string {
  return Array.from({ length }, (_, at) => pick([...(at === 0 ? '123456789' : '0123456789')], random)).join(
    '',
  )
}

const ADDRESS = /https?:\/\/[!-~]*[\w/=&%#~+-]/giu

/** Stands where an address was. */
const REMOVED = '\uFFFC'
/** With a word before it at most: `(via …)`, `（官网：…）`. */
const IN_BRACKETS = /\s*[（(][^（）()]{0,12}\uFFFC\s*[）)]/gu
const BETWEEN_HAN = /(?<=[\p{Unified_Ideograph}》”])\s*\uFFFC\s*(?=\p{Unified_Ideograph})/gu

/**
 * Write the addresses of a line as a headline shows them: one that is only a site by its name (`fast.ai`), any other not
 * at all, with the brackets and commas that stood around it alone.
 */
export function withoutAddresses(line: string): string {
  if (!line.includes('://')) return line
  return line
    .replace(ADDRESS, address => (pathOf(address) === '' ? siteOf(address) : REMOVED))
    .replace(IN_BRACKETS, '')
    .replace(BETWEEN_HAN, '')
    .replaceAll(REMOVED, '')
    .replace(/(\S+\.\w+)\s+\1(?=\s|[）)]|$)/giu, '$1')
    .replace(/\s+(?=[，。；：！？、）])/gu, '')
    .replace(/[，,、：:]\s*([，、])/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Tell the first address of a text by its site and path; '' where there is none. */
export function nameAddress(text: string): string {
  const [address] = text.match(ADDRESS) ?? []
  return address === undefined ? '' : siteOf(address) + pathOf(address)
}

function siteOf(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/iu, '').replace(/[/?#].*/u, '')
}

function pathOf(address: string): string {
  return address
    .replace(/^https?:\/\/[^/?#]*/iu, '')
    .replace(/[?#].*/u, '')
    .replace(/\/+$/u, '')
}

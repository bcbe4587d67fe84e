// The package's parts, loaded one by one: its index loads fifty modules, most of which make HTML.

declare module 'twitter-text/dist/extractUrlsWithIndices.js' {
  export default function extractUrlsWithIndices(
    text: string,
    options?: { extractUrlsWithoutProtocol: boolean },
  ): { url: string; indices: [start: number, end: number] }[]
}

declare module 'twitter-text/dist/extractMentionsOrListsWithIndices.js' {
  export default function extractMentionsOrListsWithIndices(
    text: string,
  ): { screenName: string; listSlug: string; indices: [start: number, end: number] }[]
}

declare module 'twitter-text/dist/extractHashtagsWithIndices.js' {
  export default function extractHashtagsWithIndices(
    text: string,
    options?: { checkUrlOverlap: boolean },
  ): { hashtag: string; indices: [start: number, end: number] }[]
}

import type { Strings } from '../../src/site/strings.ts'
import type { AddressKind } from '../../src/site/web-address.ts'

/** What links of a kind are called, where several are listed. */
export function linkKindName(text: Strings, kind: AddressKind): string {
  const names: Readonly<Record<AddressKind, string>> = {
    repository: text.repositories,
    paper: text.papers,
    video: text.videos,
    status: text.statuses,
    page: text.otherPages,
  }
  return names[kind]
}

import type { AddressKind } from '../../src/archive/web-address.ts'
import type { Strings } from '../../src/pages/strings.ts'

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

import type { Severity } from '../model.ts'

/** A problem as the terminal and the overlay show it. */
export interface Problem {
  readonly severity: Severity
  /** File, line and column, such as `content/feeds/2024-05.md:41:1`; empty where there is none. */
  readonly place: string
  /** Id of the rule that a dump or a post breaks; missing for problems of other kinds. */
  readonly rule?: string
  readonly message: string
}

/** What the server sends to open pages. */
export interface SiteState {
  /** Identifier of the published site; empty while there is none. A page of another site reloads. */
  readonly site: string
  readonly problems: readonly Problem[]
}

/** Folder of the server's own files. No page of a site has this path. */
export const liveFolder = '/.tidings'

/** One thing that is wrong, for the terminal and the overlay. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** File, line and column, such as `content/feeds/2024-05.md:41:1`; empty where there is none. */
  readonly place: string
  /** Id of the rule that a dump or a post breaks; missing where it is none of these that is wrong. */
  readonly rule?: string
  readonly message: string
}

/** What open pages are told. */
export interface SiteState {
  /** Identifier of the published site; empty while there is none. A page of another one reloads. */
  readonly site: string
  readonly problems: readonly Problem[]
}

/** Where the server has what is no part of the site. A path that no page of a site has. */
export const liveFolder = '/.tidings'

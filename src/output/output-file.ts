/** A file beside the pages. */
export interface OutputFile {
  /** Site path: `/feed.xml`. */
  readonly path: string
  /** All that the content is made of beside the configuration: data, so that a build can tell whether it changed. */
  readonly from: unknown
  /** Makes the content when it is written, so that no more than one file at a time is in memory. */
  readonly content: () => string
}

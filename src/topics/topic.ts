/** A name that a text may tell a topic by. */
export interface TopicName {
  /** As the list writes it. */
  readonly text: string
  /** Found only in the same letters, upper and lower case: `"Meta"` the company, not `meta`. */
  readonly isExact: boolean
}

/** A company, model, method, person, product or whatever else posts are about. */
export interface Topic {
  readonly name: string
  /** The list's heading above it: `公司`, `模型`, …; '' where there is none. */
  readonly group: string
  /** Its own name first. */
  readonly names: readonly TopicName[]
  /** Longer phrases that hold one of its names and mean something else: `苹果树`. */
  readonly except: readonly string[]
}

/** A topic of a post. */
export interface FoundTopic {
  readonly topic: Topic
  /** Only a post that it quotes names the topic. */
  readonly isQuoted: boolean
  readonly isInTitle: boolean
}

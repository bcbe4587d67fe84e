import type { Link, Literal } from 'mdast'
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import type { Construct, Extension, Point, State, TokenizeContext } from 'micromark-util-types'
import { type Entity, findEntities } from './entities.ts'

/** A person of X in running text. `value` is as a reader sees it, `@chipro`. */
export interface Mention extends Literal {
  type: 'mention'
  handle: string
}

/** A topic in running text. `value` is as a reader sees it, `#话题` or `＃话题`. */
export interface Hashtag extends Literal {
  type: 'hashtag'
  tag: string
}

declare module 'mdast' {
  interface PhrasingContentMap {
    mention: Mention
    hashtag: Hashtag
  }
  interface RootContentMap {
    mention: Mention
    hashtag: Hashtag
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    entity: 'entity'
  }
}

/**
 * Make the extensions that read the URLs, mentions and hashtags of one document as syntax of their own, so that nothing
 * inside them is taken for emphasis. Where text stands for something else (code, a link's destination), they are silent.
 */
export function entitySyntax(document: string): { syntax: Extension; tree: FromMarkdownExtension } {
  const entities = new Map(findEntities(document).map(entity => [entity.start, entity]))
  const construct = entityConstruct(entities)
  const text: Record<number, Construct> = {}
  for (const start of entities.keys()) text[document.charCodeAt(start)] = construct
  return { syntax: { text }, tree: entityTree(entities) }
}

/** At an offset where an entity begins, take exactly its characters. */
function entityConstruct(entities: ReadonlyMap<number, Entity>): Construct {
  function startsHere(this: TokenizeContext): boolean {
    return entities.has(this.now().offset)
  }
  return {
    name: 'entity',
    previous: startsHere,
    tokenize(effects, ok, nok) {
      const entity = entities.get(this.now().offset)
      if (!entity) return nok
      const inside: State = code => {
        if (this.now().offset < entity.end) {
          // The end of a chunk or line: the text was divided otherwise, as in a table's cell.
          if (code === null || code < 0) return nok(code)
          effects.consume(code)
          return inside
        }
        effects.exit('entity')
        return ok(code)
      }
      return code => {
        effects.enter('entity')
        return inside(code)
      }
    },
  }
}

function entityTree(entities: ReadonlyMap<number, Entity>): FromMarkdownExtension {
  return {
    enter: {
      entity(token) {
        const entity = entities.get(token.start.offset)
        const position = { start: placeOf(token.start), end: placeOf(token.end) }
        if (entity) this.enter(entityNode(entity, position), token)
      },
    },
    exit: {
      entity(token) {
        this.exit(token)
      },
    },
  }
}

/** Take from a point of micromark's what belongs to a tree. */
function placeOf({ line, column, offset }: Point): Position['start'] {
  return { line, column, offset }
}

/** From where to where a node stands in its source. */
export type Position = NonNullable<Link['position']>

/** Make the node of an entity that stands at a place of its source. */
export function entityNode({ kind, text }: Entity, position: Position): Link | Mention | Hashtag {
  switch (kind) {
    case 'url': {
      const url = /^https?:/i.test(text) ? text : `https://${text}`
      return { type: 'link', url, title: null, children: [{ type: 'text', value: text, position }], position }
    }
    case 'mention':
      return { type: 'mention', handle: text.slice(1), value: text, position }
    case 'hashtag':
      return { type: 'hashtag', tag: text.slice(1), value: text, position }
  }
}

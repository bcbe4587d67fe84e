import type { Link, Literal } from 'mdast'
import type { Construct, Point, State, TokenizeContext } from 'micromark-util-types'
import type { Processor } from 'unified'
import { type Entity, findEntities } from './entities.ts'
import { extendByDocument, type SyntaxExtension, type TreeExtension } from './extend-by-document.ts'

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
 * A plugin of unified that reads the URLs, mentions and hashtags of X as syntax of their own, so that nothing inside them is
 * taken for emphasis. Where text stands for something else (code, a link's destination), they are text.
 */
export function remarkEntities(this: Processor): void {
  extendByDocument(this, document => {
    const entities = new Map(findEntities(document).map(entity => [entity.start, entity]))
    return { syntax: entitySyntax(document, entities), tree: entityTree(entities) }
  })
}

type EntitiesByStart = ReadonlyMap<number, Entity>

function entitySyntax(document: string, entities: EntitiesByStart): SyntaxExtension {
  const construct = entityConstruct(entities)
  const text: Record<number, Construct> = {}
  for (const start of entities.keys()) text[document.charCodeAt(start)] = construct
  return { text }
}

/** Consume exactly the characters of an entity, at the offset where it begins. */
function entityConstruct(entities: EntitiesByStart): Construct {
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
          // A chunk or line ends inside the entity: the text was divided otherwise, as in a table's cell.
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

function entityTree(entities: EntitiesByStart): TreeExtension {
  return {
    enter: {
      entity(token) {
        const entity = entities.get(token.start.offset)
        if (entity)
          this.enter(nodeOf(entity, { start: pointOf(token.start), end: pointOf(token.end) }), token)
      },
    },
    exit: {
      entity(token) {
        this.exit(token)
      },
    },
  }
}

type Position = NonNullable<Link['position']>

/** Leave out what micromark alone needs of a point. */
function pointOf({ line, column, offset }: Point): Position['start'] {
  return { line, column, offset }
}

function nodeOf({ kind, text }: Entity, position: Position): Link | Mention | Hashtag {
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

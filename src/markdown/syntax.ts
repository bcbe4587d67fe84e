import type { Link, Literal } from 'mdast'
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import type { Construct, Extension, State, TokenizeContext } from 'micromark-util-types'
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
        if (entity?.kind === 'url') {
          this.enter(urlNode(entity.text), token)
          this.enter({ type: 'text', value: entity.text }, token)
        } else if (entity?.kind === 'mention') {
          this.enter({ type: 'mention', handle: entity.text.slice(1), value: entity.text }, token)
        } else if (entity) {
          this.enter({ type: 'hashtag', tag: entity.text.slice(1), value: entity.text }, token)
        }
      },
    },
    exit: {
      entity(token) {
        if (entities.get(token.start.offset)?.kind === 'url') this.exit(token)
        this.exit(token)
      },
    },
  }
}

function urlNode(text: string): Link {
  return { type: 'link', url: /^https?:/i.test(text) ? text : `https://${text}`, title: null, children: [] }
}

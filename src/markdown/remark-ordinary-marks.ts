import assert from 'node:assert/strict'
import type { Code, Construct, State, Token, TokenizeContext } from 'micromark-util-types'
import type { Processor } from 'unified'

/*
 * Stars and underscores that ordinary text holds, where CommonMark would read emphasis:
 *
 * - A star right behind a letter or digit opens no emphasis: `5*4*3`, `Q*算法，A*算法`. Two open some before Chinese text:
 *   `GPT-4**很强**`. Inside a word they close only what was opened at the word's start: `**R**etrieval`. A single one closes
 *   only what was opened on its line.
 * - A star right behind an opening bracket closes none: `f(*args) g(*[1])`.
 * - Three underscores or more are a blank to fill in.
 * - Two underscores around a name of ASCII letters belong to the name: `__init__`.
 *
 * Letters are those of scripts that put spaces between words: in Chinese, `**重点**` is emphasis wherever it stands.
 */

const LETTER = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Nd}]'
const OPENING = '[([{]'
const letter = new RegExp(LETTER, 'u')
const opening = new RegExp(OPENING)
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}“‘《「『【]/u
const wordBeginning = /^\p{L}+$/u

/**
 * Finds, in a source text, the marks that are ordinary where they are text, and that are not escaped. Other viewers of
 * Markdown may read them as emphasis.
 */
export const ORDINARY_MARKS = new RegExp(
  `(?<=${LETTER})\\*+|(?<=${OPENING})\\*+(?![\\p{L}\\p{N}])|(?<!\\\\)_{3,}|(?<!\\w|(?<!\\\\)\\\\)__[a-z\\d](?:\\w*[a-z\\d])?_{2,}(?!\\w)`,
  'giu',
)

const codes = { star: 42, underscore: 95 }

/** A plugin of unified that reads such marks as text. It wraps the construct of emphasis that is set when it is used. */
export function remarkOrdinaryMarks(this: Processor): void {
  const data = this.data()
  const extensions = data.micromarkExtensions ?? []
  const emphasis = extensions
    .flatMap(({ text }) => text?.[codes.star] ?? [])
    .find(({ name }) => name === 'attention')
  assert(emphasis, 'expected a construct of emphasis before this plugin')
  const text = { [codes.star]: withOrdinaryStars(emphasis), [codes.underscore]: ordinaryUnderscores }
  data.micromarkExtensions = [...extensions, { text }]
}

function withOrdinaryStars(emphasis: Construct): Construct {
  return {
    ...emphasis,
    tokenize(effects, ok, nok) {
      const { previous } = this
      const ended: State = code => {
        const stars = this.events.at(-1)?.[1]
        if (stars && opening.test(characterOf(previous))) stars._close = false
        if (stars && isLetter(previous)) {
          stars._open &&= !isSingle(stars) && spaceless.test(characterOf(code))
          if (isLetter(code)) stars._close &&= wordBeginning.test(textSinceOpening(this, stars) ?? '')
          else if (isSingle(stars)) stars._close &&= textSinceOpening(this, stars) !== undefined
        }
        return ok(code)
      }
      return emphasis.tokenize.call(this, effects, ended, nok)
    },
  }
}

function isLetter(code: Code): boolean {
  return letter.test(characterOf(code))
}

/** The character of a code of micromark, whose negative ones are line endings and tabs. */
function characterOf(code: Code): string {
  return code === null || code < 0 ? '' : String.fromCharCode(code)
}

function isSingle({ start, end }: Token): boolean {
  return end.offset - start.offset === 1
}

/** The text between stars and the last ones before them, on the same line, that may open emphasis. */
function textSinceOpening({ events, sliceSerialize }: TokenizeContext, stars: Token): string | undefined {
  for (let index = events.length - 2; index >= 0; index--) {
    const token = events[index]?.[1]
    if (token?.start.line !== stars.start.line) return undefined
    if (token !== stars && token.type === stars.type && token._open && sliceSerialize(token).startsWith('*'))
      return sliceSerialize({ start: token.end, end: stars.start })
  }
  return undefined
}

const ordinaryUnderscores: Construct = {
  name: 'ordinaryUnderscores',
  tokenize(effects, ok, nok) {
    const { previous } = this
    let underscores = 0
    const consume = (code: Code, next: State): State => {
      effects.consume(code)
      return next
    }
    const end: State = code => {
      effects.exit('data')
      return ok(code)
    }
    const first: State = code => {
      if (code === codes.underscore) {
        underscores++
        return consume(code, first)
      }
      if (underscores > 2) return end(code)
      const isName = underscores === 2 && isOfName(code) && !isOfName(previous)
      return isName ? name(code) : nok(code)
    }
    const name: State = code => {
      if (code !== codes.underscore && !isOfName(code)) return underscores > 1 ? end(code) : nok(code)
      underscores = code === codes.underscore ? underscores + 1 : 0
      return consume(code, name)
    }
    return code => {
      effects.enter('data')
      return first(code)
    }
  },
}

function isOfName(code: Code): boolean {
  return /\w/.test(characterOf(code))
}
